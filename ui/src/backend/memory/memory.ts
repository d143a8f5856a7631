import type { Backend, DragMoment } from '../backend';
import type { EventView, ExportFileView, FileOutcome, ImportResult, MenuChoiceView, Problem, ReviewView, SettingsView, StepView } from '../types';
import { rowsOf } from './build';
import { Readings } from './readings';
import { alone, calm, crowd, ferry, revised } from './sample';
import { explainedOf } from './explained';
import { gridOf, independenceOf, quotesOf, searchIn, settingsAtFirst, versionsOf, type Step } from './stand-ins';

const labels = { open: 'note', confirmed: 'confirm', dismissed: 'dismiss', resolved: 'resolve' } as const;
const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const missing = (what: string): Problem => ({ code: 'not_found', message: `${what} is not in the library any more.` });

/** What an exported file says of itself. */
const exportFile = (path: string): ExportFileView => ({ path, file: path.split('/').at(-1) ?? path, events: [ferry().name], articles: 3, whole: false, made: '2026-05-14T08:00:00Z' });

/**
 * A stand-in for the program, for a plain browser: everything is in memory, articles are samples.
 * The address picks the start: `?start=` with `ferry`, `crowd`, `alone`, `calm` or `revised`, `?slow=800` (milliseconds an answer), `?fail=open_event`,
 * `?passphrase=` (the library is locked under it).
 */
export function memoryBackend(options: URLSearchParams): Backend {
  const events = new Map<string, EventView>();
  const bin = new Map<string, EventView>();
  const cancelled = new Set<string>();
  const done = new Map<string, Step[]>();
  const readings = new Readings();
  const undone = new Map<string, Step[]>();
  let settings: SettingsView = settingsAtFirst;
  let initials = '';
  let passphrase = options.get('passphrase');
  let locked = passphrase !== null;
  const heard = new EventTarget();
  const hear = (name: string, handler: () => void) => {
    heard.addEventListener(name, handler);
    return () => heard.removeEventListener(name, handler);
  };
  const check = (typed: string) => {
    const problem: Problem = { code: 'wrong_passphrase', message: 'That is not the passphrase of this library.' };
    if (typed !== passphrase) throw problem;
  };
  const slow = Number(options.get('slow') ?? 20);
  const fail = options.get('fail');
  const start = options.get('start');
  if (start === 'crowd') events.set('crowd', crowd(Number(options.get('outlets') ?? 30), Number(options.get('length') ?? 300)));
  if (start === 'alone') events.set('alone', alone());
  if (start === 'calm') events.set('calm', calm());
  if (start === 'revised') events.set('revised', revised());
  if (start) events.set('ferry', ferry());
  if (start === 'ferry') {
    events.set('budget', { ...crowd(4, 20), id: 'budget', name: 'Budget vote in Arran' });
    events.set('kestrel', { ...ferry(), id: 'kestrel', name: 'Kestrel mine inquiry: the second report and what the company answered' });
  }

  async function answer<T>(command: string, make: () => T): Promise<T> {
    await wait(slow);
    if (fail === command) {
      const problem: Problem = { code: 'library', message: 'The library could not be read: the disk says “input/output error”. Your articles are safe; close other copies of Crosscheck and try again.' };
      throw problem;
    }
    return make();
  }
  function find(id: string): EventView {
    const event = events.get(id);
    if (!event) throw missing('This event');
    return event;
  }
  function update(id: string, change: (event: EventView) => EventView) {
    events.set(id, change(find(id)));
  }

  function summary(event: EventView) {
    const material = event.differences.filter((difference) => difference.severity === 'material');
    return {
      id: event.id,
      name: event.name,
      articles: event.articles.length,
      outlets: event.articles.map((article) => article.outlet),
      touched: '2026-05-13T09:30:00Z',
      differences: material.length,
      decided: material.filter((difference) => difference.review && difference.review.decision !== 'open').length,
      archived: event.archived,
    };
  }
  const stack = (stacks: Map<string, Step[]>, event: string) => {
    const steps = stacks.get(event) ?? [];
    stacks.set(event, steps);
    return steps;
  };
  const history = (event: string) => ({ undo: stack(done, event).at(-1)?.label ?? null, redo: stack(undone, event).at(-1)?.label ?? null });
  function keep(event: string, subject: string, review: ReviewView | null) {
    update(event, (view) => ({
      ...view,
      differences: view.differences.map((one) => (one.id === subject ? { ...one, review } : one)),
      claims: view.claims.map((one) => (one.id === subject ? { ...one, review } : one)),
      history: history(event),
    }));
  }
  function step(event: string, back: boolean): StepView | null {
    const last = stack(back ? done : undone, event).pop();
    if (!last) return null;
    stack(back ? undone : done, event).push(last);
    const review = back ? last.before : last.after;
    keep(event, last.subject, review);
    return { label: last.label, subject: last.subject, review, history: history(event) };
  }
  function move(from: string, articles: string[], to: string | null): string {
    const target = to ?? `event-${events.size + 1}`;
    const moved = find(from).articles.filter((one) => articles.includes(one.id));
    if (!to) events.set(target, { ...alone(), id: target, name: moved[0]?.headline ?? 'New event', articles: [], claims: [], differences: [], copied: [] });
    update(target, (event) => ({ ...event, articles: [...event.articles, ...moved] }));
    update(from, (event) => ({ ...event, articles: event.articles.filter((one) => !articles.includes(one.id)) }));
    return target;
  }

  return {
    library: () =>
      answer('library', () => {
        const problem: Problem = { code: 'locked', message: 'This library is protected by a passphrase.' };
        if (locked) throw problem;
        return {
        events: [...events.values()].map(summary),
        bin: [...bin.values()].map(summary),
        notice: options.get('notice'),
        protected: passphrase !== null,
        initials,
        version: '0.1.0',
        meaning: options.get('meaning') !== 'none',
        };
      }),
    unlock: (typed) =>
      answer('unlock', () => {
        check(typed);
        locked = false;
      }),
    lockNow: () =>
      answer('lock_now', () => {
        locked = passphrase !== null;
        heard.dispatchEvent(new Event('locked'));
      }),
    stillHere: () => answer('still_here', () => undefined),
    kept: () => answer('kept', () => undefined),
    letGo: () => answer('let_go', () => undefined),
    protect: (typed, progress) =>
      answer('protect', () => {
        progress({ done: 1, total: 2 });
        passphrase = typed;
      }),
    changePassphrase: (old, next) =>
      answer('change_passphrase', () => {
        check(old);
        passphrase = next;
      }),
    unprotect: (typed, progress) =>
      answer('unprotect', () => {
        check(typed);
        progress({ done: 1, total: 2 });
        passphrase = null;
      }),
    deleteForGood: (ids, progress) =>
      answer('delete_for_good', () => {
        progress({ done: 1, total: 2 });
        for (const id of ids.length > 0 ? ids : [...bin.keys()]) bin.delete(id);
      }),
    openEvent: (id) => answer('open_event', () => find(id)),
    readingRows: (event, left, right) => answer('reading_rows', () => rowsOf(find(event), left, right)),
    source: (article) =>
      answer('source', () => {
        const event = [...events.values()].find((one) => one.articles.some((view) => view.id === article));
        if (!event) throw missing('This article');
        return readings.source(event, article);
      }),
    importFiles: async (event, paths, job, progress) => {
      const files = paths.map((path): FileOutcome => ({ state: 'waiting', file: path.split('/').at(-1) ?? path }));
      const imported: string[] = [];
      progress({ files: [...files], done: false, event });
      for (const [at, { file }] of files.entries()) {
        if (cancelled.has(job)) {
          files[at] = { state: 'cancelled', file };
          continue;
        }
        files[at] = { state: 'reading', file };
        progress({ files: [...files], done: false, event });
        await wait(Math.max(slow, 350));
        if (/broken|\.(png|jpe?g|zip|exe)$/i.test(file))
          files[at] = { state: 'refused', file, problem: { code: 'not_text', message: `“${file}” is not text: its bytes look like a program or a picture. Save the article as a web page or as text and drop it again.` } };
        else if (imported.includes(file)) files[at] = { state: 'duplicate', file, article: 'courier' };
        else {
          files[at] = { state: 'imported', file, article: 'courier', outlet: 'Halden Courier', warnings: [] };
          imported.push(file);
        }
        progress({ files: [...files], done: false, event });
      }
      progress({ files: [...files], done: true, event: imported.length > 0 ? (event ?? 'ferry') : null });
      if (imported.length > 0 && !event) events.set('ferry', ferry());
      return { event: imported.length > 0 ? (event ?? 'ferry') : null, files, suggestions: [] };
    },
    importText: (event, text): Promise<ImportResult> =>
      answer('import_text', () => {
        if (text.trim().length < 40)
          return { event: null, suggestions: [], files: [{ state: 'refused', file: 'pasted text', problem: { code: 'no_article', message: 'The pasted text is too short to hold an article. Select the whole article on the page, copy and paste it again.' } }] };
        if (!event) events.set('ferry', ferry());
        return { event: event ?? 'ferry', suggestions: [], files: [{ state: 'imported', file: 'pasted text', article: 'courier', outlet: 'Halden Courier', warnings: [] }] };
      }),
    cancelImport: (job) => answer('cancel_import', () => void cancelled.add(job)),
    chooseFiles: () => answer('choose_files', () => ['/sample/halden-courier.html', '/sample/northern.html', '/sample/broken.png', '/sample/halden-courier.html']),
    openExample: () =>
      answer('open_example', () => {
        if (!events.has('ferry')) events.set('ferry', ferry());
        return 'ferry';
      }),
    renameEvent: (id, name) => answer('rename_event', () => update(id, (event) => ({ ...event, name }))),
    deleteEvent: (id) =>
      answer('delete_event', () => {
        bin.set(id, find(id));
        events.delete(id);
      }),
    restoreEvent: (id) =>
      answer('restore_event', () => {
        const event = bin.get(id);
        if (!event) throw missing('This event');
        bin.delete(id);
        events.set(id, event);
      }),
    makeEvent: (name) =>
      answer('make_event', () => {
        const id = `event-${events.size + 1}`;
        events.set(id, { ...alone(), id, name, articles: [], claims: [], differences: [], copied: [] });
        return id;
      }),
    archiveEvent: (id, archived) => answer('archive_event', () => update(id, (event) => ({ ...event, archived }))),
    mergeEvents: (into, from) =>
      answer('merge_events', () => {
        move(from, find(from).articles.map((one) => one.id), into);
        bin.set(from, find(from));
        events.delete(from);
      }),
    moveArticles: (from, articles, to) => answer('move_articles', () => move(from, articles, to)),
    suggestEvents: () => answer('suggest_events', () => []),
    search: (query, limit) => answer('search', () => searchIn([...events.values()], query, limit)),
    undo: (event) => answer('undo', () => step(event, true)),
    redo: (event) => answer('redo', () => step(event, false)),
    linkSentences: (event) => answer('link_sentences', () => find(event)),
    partSentences: (event) => answer('part_sentences', () => find(event)),
    correctArticle: (event, article, correction) =>
      answer('correct_article', () => {
        update(event, (view) => ({
          ...view,
          articles: view.articles.map((one) =>
            one.id === article
              ? { ...one, outlet: correction.outlet || one.outlet, headline: correction.headline ?? one.headline, published: correction.published ?? one.published, corrected: correction }
              : one,
          ),
        }));
        return find(event);
      }),
    correctBlock: (event, article, block, keep) =>
      answer('correct_block', () => {
        update(event, (view) => ({ ...view }));
        return readings.correct(find(event), article, { block, keep });
      }),
    correctField: (event, article, field, value) => answer('correct_field', () => readings.correct(find(event), article, { field, value })),
    keepArticle: (id, article) => answer('keep_article', () => update(id, (event) => ({ ...event, setAside: event.setAside.filter((one) => one.article !== article) }))),
    withdrawCorrection: (event) => answer('withdraw_correction', () => find(event)),
    factGrid: (event) => answer('fact_grid', () => gridOf(find(event))),
    quotes: (event) => answer('quotes', () => quotesOf(find(event))),
    independence: (event) => answer('independence', () => independenceOf(find(event))),
    explain: (event, subject) =>
      answer('explain', () => {
        const found = explainedOf(find(event), subject);
        if (!found) throw missing('This');
        return found;
      }),
    versions: (event) => answer('versions', () => versionsOf(find(event))),
    previewReport: (event) => answer('preview_report', () => ({ title: find(event).name, html: `<h1>${find(event).id}</h1><p>A report.</p>`, style: 'h1 { font-size: 1.5rem }', file: 'report' })),
    exportEvents: (event, _title, job, progress) =>
      answer('export_events', () => {
        progress({ done: 1, total: 2 });
        if (cancelled.has(job)) {
          const problem: Problem = { code: 'cancelled', message: 'It was stopped. Nothing was written.' };
          throw problem;
        }
        const all = event === null ? [...events.values()] : [find(event)];
        return { file: `${event ?? 'Crosscheck'}.crosscheck`, events: all.length, articles: all.reduce((sum, one) => sum + one.articles.length, 0), withoutOriginal: [] };
      }),
    chooseExport: () => answer('choose_export', () => exportFile('/sample/ferry.crosscheck')),
    exportsAmong: (paths) => answer('exports_among', () => paths.filter((path) => path.endsWith('.crosscheck')).map(exportFile)),
    importEvents: (path, _job, progress) =>
      answer('import_events', () => {
        progress({ done: 1, total: 2 });
        if (path.includes('broken')) {
          const problem: Problem = { code: 'unusable', message: 'The file is damaged (a part is missing). Nothing was imported. Copy it again from where it came from.' };
          throw problem;
        }
        const { id, name } = ferry();
        const there = events.has(id);
        events.set(id, events.get(id) ?? ferry());
        return { events: there ? [] : [{ id, name, binned: false }], there: there ? [name] : [], articles: there ? 0 : 3, unread: [] };
      }),
    showLibraryFolder: () => answer('show_library_folder', () => undefined),
    saveReport: (event, format) => answer('save_report', () => `${find(event).id}.${format}`),
    keepInitials: (next) => answer('keep_initials', () => void (initials = next)),
    settings: () => answer('settings', () => settings),
    saveSettings: (next) => answer('save_settings', () => void (settings = next)),
    about: () =>
      answer('about', () => ({ version: '0.1.0', licence: 'Apache-2.0', meaning: true, library: '/home/ana/.local/share/org.crosscheck.desktop/library', parts: [{ name: 'tauri', version: '2.12.0', licence: 'Apache-2.0 OR MIT' }] })),
    openedFiles: () => answer('opened_files', () => []),
    setMenu: () => answer('set_menu', () => undefined),
    zoom: (factor) => answer('zoom', () => void document.documentElement.style.setProperty('zoom', `${factor}`)),
    print: () =>
      answer('print', () => {
        window.print();
        return true;
      }),
    quit: () => answer('quit', () => undefined),
    place: () => answer('place', () => null),
    keepPlace: () => answer('keep_place', () => undefined),
    onDefect: () => () => undefined,
    onImported: () => () => undefined,
    // A page of a browser has no menu bar; tests send `menu` to the window.
    onMenu: (handler) => {
      const stop = new AbortController();
      addEventListener('menu', (event) => handler((event as CustomEvent<MenuChoiceView>).detail), { signal: stop.signal });
      return () => stop.abort();
    },
    onIdle: (handler) => hear('idle', handler),
    onLocked: (handler) => hear('locked', handler),
    onOpenedFiles: () => () => undefined,
    removeArticle: (id, article) => answer('remove_article', () => update(id, (event) => ({ ...event, articles: event.articles.filter((one) => one.id !== article) }))),
    review: ({ event, difference, decision, side, note, initials }) =>
      answer('review', () => {
        const before = [...find(event).differences, ...find(event).claims].find((one) => one.id === difference)?.review ?? null;
        const kept: ReviewView | null = decision === 'open' && note === '' ? null : { decision, side, note, initials, time: new Date().toISOString(), since: null };
        stack(done, event).push({ label: { action: labels[decision], detail: difference }, subject: difference, before, after: kept });
        undone.delete(event);
        keep(event, difference, kept);
        return kept;
      }),
    onDrag: (handler) => {
      const stop = new AbortController();
      const place = (event: DragEvent) => ({ x: event.clientX, y: event.clientY });
      const listen = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => DragMoment | null) =>
        addEventListener(
          type,
          (event) => {
            event.preventDefault();
            const moment = act(event);
            if (moment) handler(moment);
          },
          { signal: stop.signal },
        );
      listen('dragenter', (event) => ({ type: 'enter', ...place(event) }));
      listen('dragover', (event) => ({ type: 'over', ...place(event) }));
      listen('dragleave', (event) => (event.relatedTarget ? null : { type: 'leave' }));
      listen('drop', (event) => ({ type: 'drop', ...place(event), paths: [...(event.dataTransfer?.files ?? [])].map((file) => `/dropped/${file.name}`) }));
      return () => stop.abort();
    },
  };
}

import type { Backend, DragMoment } from '../backend';
import type { EventView, FileOutcome, ImportResult, Problem, ReviewView } from '../types';
import { rowsOf } from './build';
import { alone, blocksOf, calm, crowd, ferry } from './sample';

const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const missing = (what: string): Problem => ({ code: 'not_found', message: `${what} is not in the library any more.` });

/**
 * A stand-in for the program, for a plain browser: everything is in memory, articles are samples.
 * The address picks the start: `?start=` with `ferry`, `crowd`, `alone` or `calm`, `?slow=800` (milliseconds an answer), `?fail=open_event`.
 */
export function memoryBackend(options: URLSearchParams): Backend {
  const events = new Map<string, EventView>();
  const bin = new Map<string, EventView>();
  const cancelled = new Set<string>();
  const slow = Number(options.get('slow') ?? 20);
  const fail = options.get('fail');
  const start = options.get('start');
  if (start === 'crowd') events.set('crowd', crowd(Number(options.get('outlets') ?? 30), Number(options.get('length') ?? 300)));
  if (start === 'alone') events.set('alone', alone());
  if (start === 'calm') events.set('calm', calm());
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

  return {
    library: () =>
      answer('library', () => ({
        events: [...events.values()].map((event) => {
          const material = event.differences.filter((difference) => difference.severity === 'material');
          return {
            id: event.id,
            name: event.name,
            articles: event.articles.length,
            outlets: event.articles.map((article) => article.outlet),
            touched: '2026-05-13T09:30:00Z',
            differences: material.length,
            decided: material.filter((difference) => difference.review && difference.review.decision !== 'open').length,
          };
        }),
        notice: options.get('notice'),
        version: '0.1.0',
      })),
    openEvent: (id) => answer('open_event', () => find(id)),
    readingRows: (event, left, right) => answer('reading_rows', () => rowsOf(find(event), left, right)),
    source: (article) =>
      answer('source', () => {
        const event = [...events.values()].find((one) => one.articles.some((view) => view.id === article));
        if (!event) throw missing('This article');
        return { article, blocks: blocksOf(event, article) };
      }),
    importFiles: async (event, paths, job, progress) => {
      const files = paths.map((path): FileOutcome => ({ state: 'waiting', file: path.split('/').at(-1) ?? path }));
      const imported: string[] = [];
      progress({ files: [...files], done: false });
      for (const [at, { file }] of files.entries()) {
        if (cancelled.has(job)) {
          files[at] = { state: 'cancelled', file };
          continue;
        }
        files[at] = { state: 'reading', file };
        progress({ files: [...files], done: false });
        await wait(Math.max(slow, 350));
        if (/broken|\.(png|jpe?g|zip|exe)$/i.test(file))
          files[at] = { state: 'refused', file, problem: { code: 'not_text', message: `“${file}” is not text: its bytes look like a program or a picture. Save the article as a web page or as text and drop it again.` } };
        else if (imported.includes(file)) files[at] = { state: 'duplicate', file, article: 'courier' };
        else {
          files[at] = { state: 'imported', file, article: 'courier', outlet: 'Halden Courier', warnings: [] };
          imported.push(file);
        }
        progress({ files: [...files], done: false });
      }
      progress({ files: [...files], done: true });
      if (imported.length > 0 && !event) events.set('ferry', ferry());
      return { event: imported.length > 0 ? (event ?? 'ferry') : null, files };
    },
    importText: (event, text): Promise<ImportResult> =>
      answer('import_text', () => {
        if (text.trim().length < 40)
          return { event: null, files: [{ state: 'refused', file: 'pasted text', problem: { code: 'no_article', message: 'The pasted text is too short to hold an article. Select the whole article on the page, copy and paste it again.' } }] };
        if (!event) events.set('ferry', ferry());
        return { event: event ?? 'ferry', files: [{ state: 'imported', file: 'pasted text', article: 'courier', outlet: 'Halden Courier', warnings: [] }] };
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
        events.set(id, event);
      }),
    removeArticle: (id, article) => answer('remove_article', () => update(id, (event) => ({ ...event, articles: event.articles.filter((one) => one.id !== article) }))),
    review: ({ event, difference, decision, side, note, initials }) =>
      answer('review', () => {
        const kept: ReviewView | null = decision === 'open' && note === '' ? null : { decision, side, note, initials, time: new Date().toISOString() };
        update(event, (view) => ({ ...view, differences: view.differences.map((one) => (one.id === difference ? { ...one, review: kept } : one)) }));
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

import { Channel, invoke, type InvokeArgs } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import type { Backend, DragMoment } from './backend';
import { language } from '../language/language.svelte';
import { inert } from './inert';
import type { ExportFileView, ImportProgress, MenuChoiceView, LibraryProgress } from './types';

/** Hears an event of the program until the answered function is called. */
function hear<T>(name: string, handler: (payload: T) => void): () => void {
  let stopped = false;
  let stop: (() => void) | undefined;
  listen<T>(name, ({ payload }) => handler(inert(payload))).then(
    (unlisten) => {
      if (stopped) unlisten();
      else stop = unlisten;
    },
    (caught: unknown) => console.error(`“${name}” will not be heard:`, caught),
  );
  return () => {
    stopped = true;
    stop?.();
  };
}

/** Asks the program. What it says holds words of files that anybody wrote: none of them may lie about the others. */
async function ask<T>(command: string, given?: InvokeArgs): Promise<T> {
  try {
    return inert(await invoke<T>(command, given));
  } catch (caught) {
    throw inert(caught);
  }
}

/** What is being kept by the program. */
const keeping = new Set<Promise<unknown>>();

/** Asks the program to keep something that a person typed or chose: it may not be locked before it answers. */
function keep<T>(command: string, given: InvokeArgs): Promise<T> {
  const asked = ask<T>(command, given);
  keeping.add(asked);
  const done = () => keeping.delete(asked);
  asked.then(done, done);
  return asked;
}

/** Asks the program for what goes back to it as it is; what it refuses with is shown. */
async function own<T>(command: string, given: InvokeArgs): Promise<T> {
  try {
    return await invoke<T>(command, given);
  } catch (caught) {
    throw inert(caught);
  }
}

/** Its path goes back to the program as it is. */
function shown(file: ExportFileView): ExportFileView {
  return { ...inert(file), path: file.path };
}

/** A channel of progress that calls back. */
function telling(progress: (now: LibraryProgress) => void): Channel<LibraryProgress> {
  const channel = new Channel<LibraryProgress>();
  channel.onmessage = progress;
  return channel;
}

/** The zoom in force. */
let zoomed = 1;

/** The program itself, over Tauri's bridge. */
export const tauriBackend: Backend = {
  library: () => ask('library'),
  openEvent: (id) => ask('open_event', { id }),
  readingRows: (event, left, right) => ask('reading_rows', { event, left, right }),
  source: (article) => ask('source', { article }),
  importFiles: (event, paths, job, report) => {
    const progress = new Channel<ImportProgress>();
    progress.onmessage = (now) => report(inert(now));
    return ask('import_files', { event, paths, job, language: language.current, progress });
  },
  importText: (event, text, html) => ask('import_text', { event, text, html }),
  cancelImport: (job) => ask('cancel_import', { job }),
  // Paths go back to the program as they are.
  chooseFiles: (title) => invoke('choose_files', { title }),
  openExample: () => ask('open_example'),
  renameEvent: (id, name) => keep('rename_event', { id, name }),
  deleteEvent: (id) => ask('delete_event', { id }),
  restoreEvent: (id) => ask('restore_event', { id }),
  removeArticle: (event, article) => ask('remove_article', { event, article }),
  makeEvent: (name) => keep('make_event', { name }),
  archiveEvent: (id, archived) => ask('archive_event', { id, archived }),
  mergeEvents: (into, from) => ask('merge_events', { into, from }),
  moveArticles: (from, articles, to) => ask('move_articles', { from, articles, to }),
  suggestEvents: (event, articles) => ask('suggest_events', { event, articles }),
  search: (query, limit) => ask('search', { query, limit }),
  review: (request) => keep('review', { ...request }),
  undo: (event) => ask('undo', { event }),
  redo: (event) => ask('redo', { event }),
  linkSentences: (event, a, b) => ask('link_sentences', { event, a, b }),
  partSentences: (event, left, right) => ask('part_sentences', { event, left, right }),
  correctArticle: (event, article, correction) => keep('correct_article', { event, article, correction }),
  withdrawCorrection: (event, correction) => ask('withdraw_correction', { event, correction }),
  correctBlock: (event, article, block, kept) => keep('correct_block', { event, article, block, keep: kept }),
  correctField: (event, article, field, value) => keep('correct_field', { event, article, field, value }),
  keepArticle: (event, article) => ask('keep_article', { event, article }),
  factGrid: (event) => ask('fact_grid', { event }),
  quotes: (event) => ask('quotes', { event }),
  independence: (event) => ask('independence', { event }),
  explain: (event, subject) => ask('explain', { event, subject }),
  versions: (event) => ask('versions', { event }),
  previewReport: (event, options) => ask('preview_report', { event, options, language: language.current }),
  saveReport: (event, format, options, title) => ask('save_report', { event, format, options, language: language.current, title }),
  exportEvents: (event, title, job, progress) => ask('export_events', { event, title, language: language.current, job, progress: telling(progress) }),
  chooseExport: async (title) => {
    const file = await own<ExportFileView | null>('choose_export', { title });
    return file && shown(file);
  },
  exportsAmong: async (paths) => (await own<ExportFileView[]>('exports_among', { paths })).map(shown),
  importEvents: (path, job, progress) => ask('import_events', { path, job, progress: telling(progress) }),
  showLibraryFolder: () => ask('show_library_folder'),
  unlock: (passphrase) => ask('unlock', { passphrase }),
  lockNow: () => ask('lock_now'),
  stillHere: () => ask('still_here'),
  kept: async () => void (await Promise.allSettled(keeping)),
  letGo: () => ask('let_go'),
  protect: (passphrase, progress) => ask('protect', { passphrase, progress: telling(progress) }),
  changePassphrase: (old, next) => ask('change_passphrase', { old, new: next }),
  unprotect: (passphrase, progress) => ask('unprotect', { passphrase, progress: telling(progress) }),
  deleteForGood: (events, progress) => ask('delete_for_good', { events, progress: telling(progress) }),
  keepInitials: (initials) => keep('keep_initials', { initials }),
  settings: () => ask('settings'),
  saveSettings: (settings) => keep('save_settings', { settings }),
  about: () => ask('about'),
  openedFiles: () => invoke('opened_files'),
  setMenu: (state) => ask('set_menu', { state }),
  print: (name) => ask('print', { name }),
  zoom: async (factor) => {
    await getCurrentWebview().setZoom(factor);
    zoomed = factor;
  },
  quit: () => ask('quit'),
  place: () => invoke('place'),
  keepPlace: (place) => invoke('keep_place', { place }),
  onMenu: (handler) => hear<MenuChoiceView>('menu', handler),
  onImported: (handler) => hear<string | null>('imported', handler),
  onDefect: (handler) => hear<string>('defect', handler),
  onIdle: (handler) => hear<null>('idle', () => handler()),
  onLocked: (handler) => hear<null>('locked', () => handler()),
  onOpenedFiles: (handler) => hear<null>('opened-files', () => handler()),
  onDrag: (handler) => {
    let stopped = false;
    let stop: (() => void) | undefined;
    getCurrentWebview()
      .onDragDropEvent(({ payload }) => {
        if (payload.type === 'leave') handler({ type: 'leave' });
        else {
          // Tauri gives device pixels; the page's own zoom is not among them.
          const scale = devicePixelRatio * zoomed;
          const place = { x: payload.position.x / scale, y: payload.position.y / scale };
          const moment: DragMoment = payload.type === 'drop' ? { type: 'drop', ...place, paths: payload.paths } : { type: payload.type, ...place };
          handler(moment);
        }
      })
      .then(
        (unlisten) => {
          if (stopped) unlisten();
          else stop = unlisten;
        },
        (caught: unknown) => console.error('File drops will not work:', caught),
      );
    return () => {
      stopped = true;
      stop?.();
    };
  },
};

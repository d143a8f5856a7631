import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import type { Backend, DragMoment } from './backend';
import type { ImportProgress, MenuChoiceView } from './types';

/** Hears an event of the program until the answered function is called. */
function hear<T>(name: string, handler: (payload: T) => void): () => void {
  let stopped = false;
  let stop: (() => void) | undefined;
  listen<T>(name, ({ payload }) => handler(payload)).then(
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

/** The zoom in force. */
let zoomed = 1;

/** The program itself, over Tauri's bridge. */
export const tauriBackend: Backend = {
  library: () => invoke('library'),
  openEvent: (id) => invoke('open_event', { id }),
  readingRows: (event, left, right) => invoke('reading_rows', { event, left, right }),
  source: (article) => invoke('source', { article }),
  importFiles: (event, paths, job, report) => {
    const progress = new Channel<ImportProgress>();
    progress.onmessage = report;
    return invoke('import_files', { event, paths, job, progress });
  },
  importText: (event, text, html) => invoke('import_text', { event, text, html }),
  cancelImport: (job) => invoke('cancel_import', { job }),
  chooseFiles: () => invoke('choose_files'),
  openExample: () => invoke('open_example'),
  renameEvent: (id, name) => invoke('rename_event', { id, name }),
  deleteEvent: (id) => invoke('delete_event', { id }),
  restoreEvent: (id) => invoke('restore_event', { id }),
  removeArticle: (event, article) => invoke('remove_article', { event, article }),
  makeEvent: (name) => invoke('make_event', { name }),
  archiveEvent: (id, archived) => invoke('archive_event', { id, archived }),
  mergeEvents: (into, from) => invoke('merge_events', { into, from }),
  moveArticles: (from, articles, to) => invoke('move_articles', { from, articles, to }),
  suggestEvents: (event, articles) => invoke('suggest_events', { event, articles }),
  search: (query, limit) => invoke('search', { query, limit }),
  review: (request) => invoke('review', { ...request }),
  undo: (event) => invoke('undo', { event }),
  redo: (event) => invoke('redo', { event }),
  linkSentences: (event, a, b) => invoke('link_sentences', { event, a, b }),
  partSentences: (event, left, right) => invoke('part_sentences', { event, left, right }),
  correctArticle: (event, article, correction) => invoke('correct_article', { event, article, correction }),
  withdrawCorrection: (event, correction) => invoke('withdraw_correction', { event, correction }),
  correctBlock: (event, article, block, keep) => invoke('correct_block', { event, article, block, keep }),
  correctField: (event, article, field, value) => invoke('correct_field', { event, article, field, value }),
  keepArticle: (event, article) => invoke('keep_article', { event, article }),
  factGrid: (event) => invoke('fact_grid', { event }),
  quotes: (event) => invoke('quotes', { event }),
  independence: (event) => invoke('independence', { event }),
  previewReport: (event, options) => invoke('preview_report', { event, options }),
  saveReport: (event, format, options) => invoke('save_report', { event, format, options }),
  settings: () => invoke('settings'),
  saveSettings: (settings) => invoke('save_settings', { settings }),
  about: () => invoke('about'),
  openedFiles: () => invoke('opened_files'),
  setMenu: (state) => invoke('set_menu', { state }),
  print: () => invoke('print'),
  zoom: async (factor) => {
    await getCurrentWebview().setZoom(factor);
    zoomed = factor;
  },
  quit: () => invoke('quit'),
  place: () => invoke('place'),
  keepPlace: (place) => invoke('keep_place', { place }),
  onMenu: (handler) => hear<MenuChoiceView>('menu', handler),
  onDefect: (handler) => hear<string>('defect', handler),
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

import { Channel, invoke } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import type { Backend, DragMoment } from './backend';
import type { ImportProgress } from './types';

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
  review: (request) => invoke('review', { ...request }),
  onDrag: (handler) => {
    let stopped = false;
    let stop: (() => void) | undefined;
    getCurrentWebview()
      .onDragDropEvent(({ payload }) => {
        if (payload.type === 'leave') handler({ type: 'leave' });
        else {
          // Tauri gives device pixels.
          const place = { x: payload.position.x / devicePixelRatio, y: payload.position.y / devicePixelRatio };
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

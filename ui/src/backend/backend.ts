import { t } from '../language/language.svelte';
import type {
  AboutView,
  ArticleCorrectionView,
  DecisionView,
  EventView,
  EvidenceView,
  ExportedView,
  ExportFileView,
  FieldName,
  GridView,
  ImportProgress,
  ImportedView,
  ImportResult,
  IndependenceView,
  LibraryView,
  MenuChoiceView,
  MenuStateView,
  PlaceView,
  Problem,
  QuotesView,
  ReportFormatView,
  ReportOptionsView,
  ReportPreviewView,
  ReviewView,
  LibraryProgress,
  RowView,
  SearchView,
  SettingsView,
  SourceView,
  StepView,
  SuggestionView,
  VersionsView,
} from './types';

/** What happens while files are dragged over the window. Positions are CSS pixels from the window's top left. */
export type DragMoment =
  | { type: 'enter' | 'over'; x: number; y: number }
  | { type: 'drop'; x: number; y: number; paths: string[] }
  | { type: 'leave' };

/** A decision to be kept on one difference or claim. */
export interface ReviewRequest {
  event: string;
  /** Id of a difference or of a claim. */
  difference: string;
  decision: DecisionView;
  /** The article whose side holds; with `resolved` only. */
  side: string | null;
  note: string;
  initials: string;
}

/**
 * All that the window asks of the program (`src-tauri/app/commands.rs`). Every method rejects with a `Problem`;
 * `asProblem` turns whatever was caught into one.
 */
export interface Backend {
  library(): Promise<LibraryView>;
  openEvent(id: string): Promise<EventView>;
  readingRows(event: string, left: string, right: string): Promise<RowView[]>;
  source(article: string): Promise<SourceView>;
  importFiles(event: string | null, paths: string[], job: string, progress: (now: ImportProgress) => void): Promise<ImportResult>;
  importText(event: string | null, text: string, html: boolean): Promise<ImportResult>;
  cancelImport(job: string): Promise<void>;
  chooseFiles(title: string): Promise<string[]>;
  openExample(): Promise<string>;
  renameEvent(id: string, name: string): Promise<void>;
  deleteEvent(id: string): Promise<void>;
  restoreEvent(id: string): Promise<void>;
  removeArticle(event: string, article: string): Promise<void>;
  makeEvent(name: string): Promise<string>;
  archiveEvent(id: string, archived: boolean): Promise<void>;
  /** Puts all of `from` into `into`; the empty rest goes to the bin. */
  mergeEvents(into: string, from: string): Promise<void>;
  /** To another event, or to a new one; answers with its id. */
  moveArticles(from: string, articles: string[], to: string | null): Promise<string>;
  /** Where articles of an event seem to belong instead. */
  suggestEvents(event: string, articles: string[]): Promise<SuggestionView[]>;
  search(query: string, limit: number): Promise<SearchView>;
  review(request: ReviewRequest): Promise<ReviewView | null>;
  /** Takes the last change of the event back, of this session or one before; null where there is none. */
  undo(event: string): Promise<StepView | null>;
  redo(event: string): Promise<StepView | null>;
  /** The sentence reports the same fact as each of the others, which are of other articles. */
  linkSentences(event: string, a: PlaceView, b: PlaceView[]): Promise<EventView>;
  /** No sentence of the one list reports the same fact as one of the other: unlinks two, or splits a claim. */
  partSentences(event: string, left: PlaceView[], right: PlaceView[]): Promise<EventView>;
  correctArticle(event: string, article: string, correction: ArticleCorrectionView): Promise<EventView>;
  withdrawCorrection(event: string, correction: string): Promise<EventView>;
  /** Puts a block (its number in `SourceView.blocks`) back into the article, or cuts it. */
  correctBlock(event: string, article: string, block: number, keep: boolean): Promise<SourceView>;
  /** A value as a person writes it; an empty one says that nothing is known. */
  correctField(event: string, article: string, field: FieldName, value: string): Promise<SourceView>;
  /** A likely duplicate is compared from now on. */
  keepArticle(event: string, article: string): Promise<void>;
  factGrid(event: string): Promise<GridView>;
  quotes(event: string): Promise<QuotesView>;
  independence(event: string): Promise<IndependenceView>;
  /** What speaks for a claim or a difference (its id), and what against. */
  explain(event: string, subject: string): Promise<EvidenceView>;
  /** What was added, cut and changed between versions of one outlet's article. */
  versions(event: string): Promise<VersionsView>;
  previewReport(event: string, options: ReportOptionsView): Promise<ReportPreviewView>;
  /** Asks where by the system's dialog; the file's name, or null where it was closed. */
  saveReport(event: string, format: ReportFormatView, options: ReportOptionsView, title: string): Promise<string | null>;
  /** Asks where by the system's dialog, and writes an event there, or with null all of the library; null where the dialog was closed. `cancelImport` stops it. */
  exportEvents(event: string | null, title: string, job: string, progress: (now: LibraryProgress) => void): Promise<ExportedView | null>;
  /** Asks for an exported file by the system's dialog; null where it was closed. */
  chooseExport(title: string): Promise<ExportFileView | null>;
  /** Those of some files that were exported from Crosscheck. */
  exportsAmong(paths: string[]): Promise<ExportFileView[]>;
  /** Takes the events of an exported file in. `cancelImport` stops it. */
  importEvents(path: string, job: string, progress: (now: LibraryProgress) => void): Promise<ImportedView>;
  /** In the system's own program for files. */
  showLibraryFolder(): Promise<void>;
  /** Opens a library that is under a passphrase. */
  unlock(passphrase: string): Promise<void>;
  /** Locks it; `onLocked` tells when that is done. */
  lockNow(): Promise<void>;
  /** The person did something: the library stays open. */
  stillHere(): Promise<void>;
  /** Once all that the window asked to be kept until now is kept, or refused. */
  kept(): Promise<void>;
  /** What was being typed is kept, as `onIdle` asked: the library may be locked. */
  letGo(): Promise<void>;
  protect(passphrase: string, progress: (now: LibraryProgress) => void): Promise<void>;
  changePassphrase(old: string, next: string): Promise<void>;
  unprotect(passphrase: string, progress: (now: LibraryProgress) => void): Promise<void>;
  /** Deletes events of the bin, all of it where none is named. It can't be undone. */
  deleteForGood(events: string[], progress: (now: LibraryProgress) => void): Promise<void>;
  /** Initials that stand beside decisions; kept in the library. */
  keepInitials(initials: string): Promise<void>;
  settings(): Promise<SettingsView>;
  saveSettings(settings: SettingsView): Promise<void>;
  about(): Promise<AboutView>;
  /** Files that the program was started with, or that a second start handed over: each is given once. */
  openedFiles(): Promise<string[]>;
  /** Labels of the menu bar in the window's language, and what can't be chosen now. */
  setMenu(state: MenuStateView): Promise<void>;
  /** Prints what the page shows on paper, by the system's dialog; a file is suggested by this name. False where nobody says when it is over. */
  print(name: string): Promise<boolean>;
  /** Everything in the window larger or smaller; 1 is the usual size. */
  zoom(factor: number): Promise<void>;
  quit(): Promise<void>;
  /** Where the window was before it had to be loaded again, as it said by `keepPlace`; null at a start. */
  place(): Promise<string | null>;
  /** Kept while the program runs, in its memory alone. */
  keepPlace(place: string | null): Promise<void>;
  /** Calls back for as long as the window lives, or until the function it answers with is called. */
  onMenu(handler: (choice: MenuChoiceView) => void): () => void;
  /** A defect of the program's own, by its place in the source. */
  onDefect(handler: (place: string) => void): () => void;
  /** An import is over, whoever asked for it; the event that the articles went to. */
  onImported(handler: (event: string | null) => void): () => void;
  /** The library will be locked in a moment, as nobody did anything. */
  onIdle(handler: () => void): () => void;
  /** The library is locked: nothing of it may stay in the window. */
  onLocked(handler: () => void): () => void;
  /** There are files to be asked for by `openedFiles`. */
  onOpenedFiles(handler: () => void): () => void;
  /** Calls back for as long as the window lives, or until the function it answers with is called. */
  onDrag(handler: (moment: DragMoment) => void): () => void;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value && typeof value.message === 'string';
}

/** What was caught, as a `Problem`: a defect of ours is told as such, never swallowed. */
export function asProblem(caught: unknown): Problem {
  if (isProblem(caught)) return caught;
  const words = caught instanceof Error ? caught.message : String(caught);
  return { code: 'internal', message: t('app.internal', { words }) };
}

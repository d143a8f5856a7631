import type {
  DecisionView,
  EventView,
  ImportProgress,
  ImportResult,
  LibraryView,
  Problem,
  ReviewView,
  RowView,
  SourceView,
} from './types';

/** What happens while files are dragged over the window. Positions are CSS pixels from the window's top left. */
export type DragMoment =
  | { type: 'enter' | 'over'; x: number; y: number }
  | { type: 'drop'; x: number; y: number; paths: string[] }
  | { type: 'leave' };

/** A decision to be kept on one difference. */
export interface ReviewRequest {
  event: string;
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
  chooseFiles(): Promise<string[]>;
  openExample(): Promise<string>;
  renameEvent(id: string, name: string): Promise<void>;
  deleteEvent(id: string): Promise<void>;
  restoreEvent(id: string): Promise<void>;
  removeArticle(event: string, article: string): Promise<void>;
  review(request: ReviewRequest): Promise<ReviewView | null>;
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
  return { code: 'internal', message: `Something went wrong inside Crosscheck: ${words}` };
}

import type { GridCellView, GridRowView, GridStatus } from '../backend';

/** The words that stand in the grid's cells. */
export type GridWords = Record<'differs' | 'update' | 'minor' | 'same' | 'noSource' | 'more' | 'without' | 'silent', string> & { when: (iso: string | null) => string; share: (count: number, all: number) => string };

export type GridFilter = 'all' | 'differ' | 'update' | 'agree';

/** The rows that a filter lets through; minor ones where they are asked for. */
export function gridRows(rows: readonly GridRowView[], filter: GridFilter, minor: boolean): GridRowView[] {
  return rows.filter((row) => {
    if (row.status === 'minor' && !minor) return false;
    if (filter === 'all') return true;
    if (filter === 'differ') return row.status === 'differ' || row.status === 'minor';
    if (filter === 'update') return row.status === 'update';
    return row.status === 'agree' || row.status === 'single';
  });
}

export function countBy(rows: readonly GridRowView[]): Record<GridStatus, number> {
  const counts: Record<GridStatus, number> = { differ: 0, update: 0, minor: 0, agree: 0, single: 0 };
  for (const row of rows) counts[row.status]++;
  return counts;
}

/** Articles in the order of their columns: those that are pinned, as they were pinned, then the rest as the event has them. */
export function columns(articles: readonly string[], pinned: readonly string[]): string[] {
  const first = pinned.filter((article) => articles.includes(article));
  return [...first, ...articles.filter((article) => !first.includes(article))];
}

/** An article's cell of a row; none where it is silent. */
export function cellOf(row: GridRowView, article: string): GridCellView | undefined {
  return row.cells.find((cell) => cell.article === article);
}

/** How many outlets give the answer of a cell, of all who answer. */
export interface Shared {
  count: number;
  all: number;
  /** More outlets give another answer. */
  odd: boolean;
}

/** For each article of a row whose answers differ, who else has its value; none where no two have the same. */
export function sharesOf(row: GridRowView): Map<string, Shared> {
  const counts = new Map<number, number>();
  const groups = row.cells.map((cell) => cell.answers[0]?.group ?? -1);
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  const most = Math.max(...counts.values());
  if (counts.size < 2 || most < 2) return new Map();
  return new Map(row.cells.map((cell, at) => {
    const count = counts.get(groups[at] ?? -1) ?? 0;
    return [cell.article, { count, all: groups.length, odd: count < most }];
  }));
}

/** How many columns of outlets are drawn, and how wide: those that fit, whole, since one that is cut off can't be read. */
export interface Fit {
  /** Columns that are drawn. */
  drawn: number;
  /** Their width in pixels; they fill the room. */
  width: number;
  /** Pinned ones among them, which stay; one column at least is left to go through the rest with. */
  held: number;
}

/** `room`: pixels beside the questions; `least`: how narrow a column may get. */
export function fit(room: number, least: number, amount: number, pinned: number): Fit {
  const drawn = Math.max(1, Math.min(amount, Math.floor(room / least)));
  return { drawn, width: Math.max(least, room / drawn), held: Math.min(pinned, drawn - 1) };
}

/** The columns that are drawn when `first` of those that are not held have gone by. */
export function drawnColumns({ drawn, held }: Fit, amount: number, first: number): number[] {
  const from = Math.max(0, Math.min(first, amount - drawn));
  return Array.from({ length: Math.min(drawn, amount) }, (_, place) => (place < held ? place : from + place));
}

/** How many columns have to have gone by for `column` to be drawn, with as little movement as can be. */
export function firstFor({ drawn, held }: Fit, first: number, column: number): number {
  if (column < held) return first;
  const low = column - drawn + 1;
  return Math.max(0, Math.min(Math.max(first, low), column - held));
}

/** Lines that a text takes; words leave some of each line empty. */
const lines = (text: string, letter: number, width: number) => Math.max(1, Math.ceil((text.length * letter) / (width * 0.94)));

/**
 * About how high a row is in pixels when all its cells are drawn: the least height it is given, so that it does not grow while columns come
 * and go. What is longer than its letters let expect makes it higher all the same.
 */
export function heightOf(row: GridRowView, asked: string, questions: number, column: number, credit: (article: string) => number): number {
  const side = lines(asked, 7.6, questions - 70) * 19 + (row.topic ? lines(row.topic, 6.3, questions - 70) * 18.5 : 0) + (row.status === 'update' || row.status === 'minor' ? 24 : 0) + 22;
  const room = column - 28;
  let most = side;
  for (const cell of row.cells) {
    let high = 20;
    cell.answers.slice(0, 2).forEach((answer, place) => {
      high += answer.text.length > 28 ? Math.min(4, lines(answer.text, 7.3, room)) * 21 : lines(answer.text, 8.8, room) * 22.5;
      high += place === 0 ? (row.status === 'single' ? 0 : 17) + lines('x'.repeat(credit(cell.article) + (answer.credit?.length ?? 10)), 6.3, room) * 17 : 18;
    });
    if (cell.answers.length > 2) high += 18;
    most = Math.max(most, high);
  }
  return Math.ceil(most);
}

import type { GridCellView, GridRowView, GridStatus } from '../backend';

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

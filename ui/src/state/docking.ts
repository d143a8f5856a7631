import type { DifferenceView, RowView } from '../backend';

/** Where the two sides of a difference stand in the rows of the reading view. */
export interface Docking {
  /** The row that both sides are read in. */
  row: number;
  left: number;
  right: number;
  /** The side whose sentence stands in another row and is shown here as a copy; null where both stand in this row. */
  docked: 'left' | 'right' | null;
  /** Where the copied sentence has its own place: below this row, or above. */
  below: boolean;
}

/**
 * Finds a row in which a difference can be read side by side. Sentences of one row are taken first; else the counterpart is
 * docked beside the sentence of `anchor`, however far away it stands. Null when one of the panes has no side of it.
 */
export function dock(rows: readonly RowView[], difference: DifferenceView, left: string, right: string, anchor: 'left' | 'right'): Docking | null {
  const of = (article: string) => difference.values.filter((value) => value.article === article).map((value) => value.sentence);
  const [lefts, rights] = [of(left), of(right)];
  const row = rows.findIndex((one) => lefts.some((index) => one.left.includes(index)) && rights.some((index) => one.right.includes(index)));
  const [l, r] = [lefts[0], rights[0]];
  if (l === undefined || r === undefined) return null;
  if (row >= 0) {
    const same = rows[row];
    return { row, left: lefts.find((index) => same?.left.includes(index)) ?? l, right: rights.find((index) => same?.right.includes(index)) ?? r, docked: null, below: false };
  }
  const places = { left: rows.findIndex((one) => one.left.includes(l)), right: rows.findIndex((one) => one.right.includes(r)) };
  if (places.left < 0 || places.right < 0) return null;
  const other = anchor === 'left' ? 'right' : 'left';
  return { row: places[anchor], left: l, right: r, docked: other, below: places[other] > places[anchor] };
}

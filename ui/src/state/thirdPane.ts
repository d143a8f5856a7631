import type { RowView } from '../backend';
import type { EventIndex } from './eventIndex';

/** A row of two panes with a third outlet beside it. */
export interface WideRow extends RowView {
  third: number[];
}

/**
 * Puts a third article beside the rows of two. `rows` are those of left and right, `others` those of left and third; the left
 * article's order leads. What left does not have is joined where right and third share a claim between the same two sentences.
 */
export function withThird(rows: readonly RowView[], others: readonly RowView[], index: EventIndex, right: string, third: string): WideRow[] {
  const wide = rows.map((row): WideRow => ({ ...row, third: [] }));
  const rowOf = new Map<number, number>();
  wide.forEach((row, at) => row.left.forEach((sentence) => rowOf.set(sentence, at)));
  const claimsOf = (article: string, sentences: number[]) => new Set(sentences.flatMap((sentence) => index.sentence(article, sentence)?.claims ?? []));
  /** Rows to be put in after the row at a place; -1 is the head. */
  const added = new Map<number, WideRow[]>();
  let after = -1;
  for (const other of others) {
    const places = other.left.map((sentence) => rowOf.get(sentence)).filter((place) => place !== undefined);
    const own = places[0];
    if (own !== undefined) {
      wide[own]?.third.push(...other.right);
      after = Math.max(...places);
      continue;
    }
    if (other.right.length === 0) continue;
    const claims = claimsOf(third, other.right);
    // The rows up to the next sentence of the left article are right's alone.
    let beside: WideRow | undefined;
    for (let at = after + 1; at < wide.length && wide[at]?.left.length === 0 && !beside; at++) {
      const row = wide[at];
      if (row && row.third.length === 0 && [...claimsOf(right, row.right)].some((claim) => claims.has(claim))) beside = row;
    }
    if (beside) beside.third.push(...other.right);
    else added.set(after, [...(added.get(after) ?? []), { left: [], right: [], third: [...other.right], claims: [] }]);
  }
  const all = [...(added.get(-1) ?? [])];
  wide.forEach((row, at) => all.push(row, ...(added.get(at) ?? [])));
  return all;
}

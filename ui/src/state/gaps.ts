import type { RowView } from '../backend';
import type { EventIndex } from './eventIndex';

/**
 * What stands in the empty cell of a row. `silent`: that outlet has no sentence with these claims; `rows` is the length of the
 * run of such rows that starts here, 0 inside it. `elsewhere`: it has one at another place of its text; `below` tells where.
 */
export type Gap = { kind: 'silent'; rows: number } | { kind: 'elsewhere'; index: number; below: boolean };

/** One answer for each row; null where both sides have text. */
export function gaps(rows: readonly RowView[], index: EventIndex, left: string, right: string): (Gap | null)[] {
  const found: (Gap | null)[] = [];
  /** Row in which each sentence of a side stands. */
  const rowOf = { left: new Map<number, number>(), right: new Map<number, number>() };
  rows.forEach((row, at) => {
    for (const sentence of row.left) rowOf.left.set(sentence, at);
    for (const sentence of row.right) rowOf.right.set(sentence, at);
  });
  let run: { gap: { kind: 'silent'; rows: number }; side: 'left' | 'right' } | null = null;
  rows.forEach((row, at) => {
    const side = row.left.length === 0 ? 'left' : row.right.length === 0 ? 'right' : null;
    // Where both are empty the row is a third outlet's.
    if (!side || !right || row.left.length + row.right.length === 0) {
      run = null;
      found.push(null);
      return;
    }
    const [silent, speaking] = side === 'left' ? [left, right] : [right, left];
    const own = side === 'left' ? row.right : row.left;
    const elsewhere = own
      .flatMap((sentence) => index.sentence(speaking, sentence)?.claims ?? [])
      .flatMap((claim) => index.claims.get(claim)?.mentions ?? [])
      .find((mention) => mention.article === silent);
    if (elsewhere) {
      run = null;
      found.push({ kind: 'elsewhere', index: elsewhere.sentence, below: (rowOf[side].get(elsewhere.sentence) ?? 0) > at });
      return;
    }
    if (run?.side === side) {
      run.gap.rows++;
      found.push({ kind: 'silent', rows: 0 });
      return;
    }
    const gap: { kind: 'silent'; rows: number } = { kind: 'silent', rows: 1 };
    run = { gap, side };
    found.push(gap);
  });
  return found;
}

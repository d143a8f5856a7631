import { expect, test } from 'vitest';
import { gridOf } from '../backend/memory/stand-ins';
import { ferry } from '../backend/memory/sample';
import { cellOf, columns, countBy, drawnColumns, firstFor, fit, gridRows, heightOf, sharesOf } from './factGrid';

const { rows } = gridOf(ferry());

test('minor ones only where they are asked for', () => {
  expect(countBy(rows)).toEqual({ differ: 5, update: 1, minor: 2, agree: 0, single: 0 });
  expect(gridRows(rows, 'all', false)).toHaveLength(6);
  expect(gridRows(rows, 'all', true)).toHaveLength(8);
  expect(gridRows(rows, 'update', false).map((row) => row.status)).toEqual(['update']);
  expect(gridRows(rows, 'differ', true)).toHaveLength(7);
});

test('pinned outlets come first, in the order of pinning', () => {
  expect(columns(['a', 'b', 'c'], ['c', 'gone', 'b'])).toEqual(['c', 'b', 'a']);
});

test('an outlet without a cell is silent', () => {
  const row = rows.find((one) => one.differences.includes('d7'));
  expect(row && cellOf(row, 'courier')?.answers[0]?.text).toBe('$1.2 million');
  expect(row && cellOf(row, 'signal')).toBeUndefined();
});

test('as many columns as fit, whole, and they fill the room', () => {
  expect(fit(800, 160, 30, 0)).toEqual({ drawn: 5, width: 160, held: 0 });
  expect(fit(879, 160, 30, 2)).toEqual({ drawn: 5, width: 175.8, held: 2 });
  expect(fit(800, 160, 2, 0)).toEqual({ drawn: 2, width: 400, held: 0 });
  // However narrow: one column, and pinned ones leave room for another.
  expect(fit(90, 160, 30, 4)).toEqual({ drawn: 1, width: 160, held: 0 });
  expect(fit(330, 160, 30, 4)).toEqual({ drawn: 2, width: 165, held: 1 });
});

test('held columns stay, the others go by', () => {
  const free = fit(640, 160, 30, 0);
  expect(drawnColumns(free, 30, 0)).toEqual([0, 1, 2, 3]);
  expect(drawnColumns(free, 30, 26)).toEqual([26, 27, 28, 29]);
  expect(drawnColumns(free, 30, 99)).toEqual([26, 27, 28, 29]);
  expect(drawnColumns(free, 3, 5)).toEqual([0, 1, 2]);
  const held = fit(640, 160, 30, 1);
  expect(drawnColumns(held, 30, 10)).toEqual([0, 11, 12, 13]);
  expect(drawnColumns(held, 30, 26)).toEqual([0, 27, 28, 29]);
});

test('a column is brought into sight with as little movement as can be', () => {
  for (const pinned of [0, 1, 2]) {
    const fits = fit(640, 160, 30, pinned);
    for (let first = 0; first <= 26; first++) {
      for (let column = 0; column < 30; column++) {
        const next = firstFor(fits, first, column);
        expect(drawnColumns(fits, 30, next)).toContain(column);
        if (drawnColumns(fits, 30, first).includes(column)) expect(next).toBe(first);
        expect(next).toBeLessThanOrEqual(26);
      }
    }
  }
});

test('a row is as high as the longest of its cells wants, drawn or not', () => {
  const row = rows.find((one) => one.cells.length > 1);
  if (!row) throw new Error('no row');
  const low = heightOf(row, 'How much?', 240, 160, () => 10);
  const credit = 'the spokeswoman of the harbour board of the county';
  const long = { ...row, cells: row.cells.map((cell, at) => (at === 1 ? { ...cell, answers: cell.answers.map((answer) => ({ ...answer, credit })) } : cell)) };
  expect(heightOf(long, 'How much?', 240, 160, () => 10)).toBeGreaterThan(low);
});

test('who has the value of whom', () => {
  const row = rows.find((one) => one.cells.length > 2);
  if (!row) throw new Error('no row');
  const grouped = (groups: number[]) => sharesOf({ ...row, cells: row.cells.slice(0, 3).map((cell, at) => ({ ...cell, answers: cell.answers.slice(0, 1).map((answer) => ({ ...answer, group: groups[at] ?? 0 })) })) });
  expect([...grouped([0, 1, 0]).values()]).toEqual([
    { count: 2, all: 3, odd: false },
    { count: 1, all: 3, odd: true },
    { count: 2, all: 3, odd: false },
  ]);
  // All alike, or each another one: there is nothing to tell.
  expect(grouped([0, 0, 0]).size + grouped([0, 1, 2]).size).toBe(0);
});

import { expect, test } from 'vitest';
import { gridOf } from '../backend/memory/stand-ins';
import { ferry } from '../backend/memory/sample';
import { cellOf, columns, countBy, gridRows } from './factGrid';

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

import { expect, test } from 'vitest';
import { rowsOf } from '../backend/memory/build';
import { ferry } from '../backend/memory/sample';
import { EventIndex } from './eventIndex';
import { gaps } from './gaps';

const event = ferry();
const index = new EventIndex(event);

test('a sentence that the other article has elsewhere is no silence', () => {
  const rows = rowsOf(event, 'courier', 'northern');
  const found = gaps(rows, index, 'courier', 'northern');
  const damage = rows.findIndex((row) => row.left.includes(8));
  expect(rows[damage]?.right).toEqual([]);
  expect(found[damage]).toEqual({ kind: 'elsewhere', index: 9, below: true });
});

test('runs of silence are told once, with their length', () => {
  const rows = rowsOf(event, 'courier', 'northern');
  const found = gaps(rows, index, 'courier', 'northern');
  const fishermen = rows.findIndex((row) => row.left.includes(4));
  expect(found[fishermen]).toEqual({ kind: 'silent', rows: 2 });
  expect(found[fishermen + 1]).toEqual({ kind: 'silent', rows: 0 });
  rows.forEach((row, at) => expect(found[at] === null).toBe(row.left.length > 0 && row.right.length > 0));
});

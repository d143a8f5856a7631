import { expect, test } from 'vitest';
import { rowsOf } from '../backend/memory/build';
import { ferry } from '../backend/memory/sample';
import { dock } from './docking';
import { EventIndex } from './eventIndex';

const event = ferry();
const index = new EventIndex(event);
const rows = rowsOf(event, 'courier', 'northern');
const find = (id: string, anchor: 'left' | 'right' = 'left') => {
  const difference = index.differences.get(id);
  return difference ? dock(rows, difference, 'courier', 'northern', anchor) : null;
};

test('sides of one row are read where they stand', () => {
  const found = find('d3');
  expect(found).toMatchObject({ left: 3, right: 3, docked: null });
  expect(rows[found?.row ?? -1]).toMatchObject({ left: [3], right: [3] });
});

test('a counterpart far away is docked beside the one that was chosen', () => {
  const left = find('d7');
  expect(left).toMatchObject({ left: 8, right: 9, docked: 'right', below: true });
  expect(rows[left?.row ?? -1]?.left).toEqual([8]);
  const right = find('d7', 'right');
  expect(right).toMatchObject({ docked: 'left', below: false });
  expect(rows[right?.row ?? -1]?.right).toEqual([9]);
});

test('none where a pane has no side of it', () => {
  const difference = index.differences.get('d7');
  expect(difference && dock(rowsOf(event, 'courier', 'signal'), difference, 'courier', 'signal', 'left')).toBeNull();
});

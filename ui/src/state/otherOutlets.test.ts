import { expect, test } from 'vitest';
import { crowd, ferry } from '../backend/memory/sample';
import { EventIndex } from './eventIndex';
import { otherOutlets } from './otherOutlets';

test('a third outlet is told with what it prints, against the article it stands under', () => {
  const index = new EventIndex(ferry());
  const row = [index.sentence('courier', 2), index.sentence('northern', 2)].filter((one) => one !== undefined);
  const at = (under: string) => otherOutlets(index, row, ['courier', 'northern'], under, () => true);
  expect(at('courier')).toEqual([{ value: '6:12 a.m.', same: false, difference: 'd2', places: [{ article: 'signal', sentence: 2 }] }]);
  expect(at('northern')[0]?.same).toBe(true);
});

test('thirty outlets are a few groups, each outlet once', () => {
  const index = new EventIndex(crowd(30, 10));
  const row = [index.sentence('o0', 3), index.sentence('o1', 3)].filter((one) => one !== undefined);
  const groups = otherOutlets(index, row, ['o0', 'o1'], 'o0', () => true);
  expect(groups).toHaveLength(3);
  const outlets = groups.flatMap((group) => group.places.map((place) => place.article));
  expect(new Set(outlets).size).toBe(outlets.length);
  expect(outlets).toHaveLength(28);
});

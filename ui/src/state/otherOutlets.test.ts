import { expect, test } from 'vitest';
import { crowd, ferry } from '../backend/memory/sample';
import { EventIndex } from './eventIndex';
import { otherOutlets } from './otherOutlets';

const rowOf = (index: EventIndex, ...places: [string, number][]) =>
  places.flatMap(([article, at]) => {
    const sentence = index.sentence(article, at);
    return sentence ? [{ article, sentence }] : [];
  });

test('a value is told in the row in which it is printed, not beside every sentence of the claim', () => {
  const index = new EventIndex(ferry());
  const groups = otherOutlets(index, rowOf(index, ['courier', -1], ['northern', -1]), ['courier', 'northern'], 'courier', () => true);
  expect(groups).toEqual([{ value: null, against: 'also', difference: null, places: [{ article: 'signal', sentence: -1 }] }]);
});

test('a third outlet is told with what it prints, against the article it stands under', () => {
  const index = new EventIndex(ferry());
  const row = rowOf(index, ['courier', 2], ['northern', 2]);
  const at = (under: string) => otherOutlets(index, row, ['courier', 'northern'], under, () => true);
  expect(at('courier')).toEqual([{ value: '6:12 a.m.', against: 'differs', difference: 'd2', places: [{ article: 'signal', sentence: 2 }] }]);
  expect(at('northern')[0]?.against).toBe('same');
});

test('thirty outlets are a few groups, each outlet once', () => {
  const index = new EventIndex(crowd(30, 10));
  const row = rowOf(index, ['o0', 3], ['o1', 3]);
  const groups = otherOutlets(index, row, ['o0', 'o1'], 'o0', () => true);
  expect(groups).toHaveLength(3);
  const outlets = groups.flatMap((group) => group.places.map((place) => place.article));
  expect(new Set(outlets).size).toBe(outlets.length);
  expect(outlets).toHaveLength(28);
});

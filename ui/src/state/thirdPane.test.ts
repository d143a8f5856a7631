import { expect, test } from 'vitest';
import { rowsOf } from '../backend/memory/build';
import { crowd, ferry } from '../backend/memory/sample';
import { EventIndex } from './eventIndex';
import { withThird } from './thirdPane';

test.each([
  ['ferry', ferry(), ['courier', 'northern', 'signal']],
  ['crowd', crowd(4, 40), ['o0', 'o2', 'o3']],
] as const)('every sentence of three articles stands in one row, in its order: %s', (_, event, [left, right, third]) => {
  const rows = withThird(rowsOf(event, left, right), rowsOf(event, left, third), new EventIndex(event), right, third);
  const sentences = (article: string) => event.articles.find((one) => one.id === article)?.sentences.map((sentence) => sentence.index);
  expect(rows.flatMap((row) => row.left)).toEqual(sentences(left));
  expect(rows.flatMap((row) => row.right)).toEqual(sentences(right));
  expect(rows.flatMap((row) => row.third).sort((a, b) => a - b)).toEqual(sentences(third));
  expect(rows.every((row) => row.left.length + row.right.length + row.third.length > 0)).toBe(true);
});

test('what reports the same stands in one row', () => {
  const event = ferry();
  const rows = withThird(rowsOf(event, 'courier', 'northern'), rowsOf(event, 'courier', 'signal'), new EventIndex(event), 'northern', 'signal');
  expect(rows.find((row) => row.left.includes(2))).toMatchObject({ right: [2], third: [2] });
});

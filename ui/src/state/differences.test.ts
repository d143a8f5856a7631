import { expect, test } from 'vitest';
import type { ReviewView } from '../backend';
import { ferry } from '../backend/memory/sample';
import { afterDecision, everything, group, sequence, shares, step } from './differences';

const { differences } = ferry();
const none = new Map<string, ReviewView | null>();
const decided = (id: string, decision: ReviewView['decision']) => [id, { decision, side: null, note: '', initials: '', time: '', since: null }] as const;
const ids = (list: { id: string }[]) => list.map((one) => one.id);

test('conflicts, then updates, then minor ones; minor ones are counted but not stepped through', () => {
  const groups = group(differences, everything, none);
  expect(ids(groups.conflicts)).toEqual(['d7', 'd6', 'd3', 'd5', 'd2']);
  expect(ids(groups.updates)).toEqual(['d1']);
  expect(ids(groups.minor)).toEqual(['d4', 'd8']);
  expect(ids(sequence(groups, false))).toEqual(['d7', 'd6', 'd3', 'd5', 'd2', 'd1']);
  expect(sequence(groups, true)).toHaveLength(8);
});

test('filters by kind, outlet and decision', () => {
  const kept = (change: Partial<typeof everything>, reviews = none) => ids(sequence(group(differences, { ...everything, ...change }, reviews), true));
  expect(kept({ kind: 'number' })).toEqual(['d3', 'd1']);
  expect(kept({ outlet: 'signal' })).toEqual(['d6', 'd2', 'd1']);
  const reviews = new Map([decided('d6', 'confirmed'), decided('d2', 'open')]);
  expect(kept({ decision: 'decided' }, reviews)).toEqual(['d6']);
  expect(kept({ decision: 'open', outlet: 'signal' }, reviews)).toEqual(['d2', 'd1']);
});

test('steps stop at the ends', () => {
  expect(step(['a', 'b'], null, 1)).toBe('a');
  expect(step(['a', 'b'], null, -1)).toBe('b');
  expect(step(['a', 'b'], 'b', 1)).toBe('b');
  expect(step(['a', 'b'], 'gone', 1)).toBe('a');
  expect(step([], null, 1)).toBeNull();
});

test('after a decision: the next open one, round the end; when all are decided the neighbour', () => {
  expect(afterDecision(['a', 'b', 'c'], 'a', new Map([decided('b', 'dismissed')]))).toBe('c');
  expect(afterDecision(['a', 'b', 'c'], 'c', none)).toBe('a');
  expect(afterDecision(['a', 'b'], 'a', new Map([decided('a', 'confirmed'), decided('b', 'confirmed')]))).toBe('b');
  expect(afterDecision(['a'], 'a', none)).toBe('a');
});

test('one value in other words is one; where the values are one, the words are the matter', () => {
  const side = (article: string, text: string, value: string) => ({ article, sentence: 0, text, value, credit: null });
  const times = shares({ values: [side('a', 'at 16:12', '16:12'), side('b', 'at 4:12 p.m.', '16:12'), side('c', 'after 5', '17:00'), side('c', 'at 16:12', '16:12')] });
  expect(times).toEqual([
    { text: 'at 16:12', articles: ['a', 'b', 'c'] },
    { text: 'after 5', articles: ['c'] },
  ]);
  expect(shares({ values: [side('a', 'charged', 'x'), side('b', 'Charged', 'x'), side('c', 'accused', 'x')] }).map(({ articles }) => articles)).toEqual([['a', 'b'], ['c']]);
});

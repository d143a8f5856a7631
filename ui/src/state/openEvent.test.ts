import { beforeEach, expect, test, vi } from 'vitest';
import { memoryBackend } from '../backend/memory/memory';
import { ferry } from '../backend/memory/sample';
import type { Backend } from '../backend';
import { EventIndex, describe as say, textOf } from './eventIndex';
import { OpenEvent } from './openEvent.svelte';

let backend: Backend;
let event: OpenEvent;
const complain = vi.fn();

beforeEach(() => {
  complain.mockReset();
  backend = memoryBackend(new URLSearchParams('start=ferry&slow=0'));
  event = new OpenEvent(backend, ferry(), complain, () => undefined);
});

test('runs join to the sentence', () => {
  const sentence = event.index.sentence('courier', 1);
  expect(sentence && textOf(sentence)).toBe('At least nine people were hurt, two of them seriously, according to the harbour hospital.');
});

test('two articles of one outlet have two names', () => {
  const view = ferry();
  const twice = { ...view, articles: view.articles.map((article) => ({ ...article, outlet: 'Halden Courier' })) };
  const index = new EventIndex(twice);
  expect(view.articles.map((article) => index.outlet(article.id))).toEqual(['Halden Courier', 'Halden Courier (2)', 'Halden Courier (3)']);
});

test('a mark says what differs, here and elsewhere', () => {
  const difference = event.index.differences.get('d3');
  expect(difference && say(difference, 'courier', (id) => event.index.outlet(id))).toBe('differs: number, 212 passengers here, 221 passengers in Northern Broadcasting');
});

test('selecting brings two sides into the panes and leaves a pane alone that shows one already', () => {
  event.show('left', 'signal');
  expect([event.left, event.right]).toEqual(['signal', 'northern']);
  event.select('d3');
  expect([event.left, event.right]).toEqual(['courier', 'northern']);
  event.select('d6');
  expect([event.left, event.right]).toEqual(['courier', 'northern']);
});

test('of three sides two that contradict each other are put side by side', () => {
  event.show('left', 'signal');
  expect([event.left, event.right]).toEqual(['signal', 'northern']);
  event.select('d2');
  expect([event.left, event.right]).toEqual(['signal', 'courier']);
  event.show('left', 'northern');
  event.show('right', 'signal');
  event.select('d2', 'signal');
  expect([event.left, event.right]).toEqual(['courier', 'signal']);
});

test('choosing the outlet of the other pane swaps the two', () => {
  event.show('left', 'northern');
  expect([event.left, event.right]).toEqual(['northern', 'courier']);
});

test('a decision is kept and moves on; twice the same takes it back; undo returns to it', async () => {
  event.step(1);
  expect(event.place).toBe(1);
  await event.decide('confirmed', null, 'IK');
  expect(event.reviews.get('d7')?.decision).toBe('confirmed');
  expect(event.selected?.id).toBe('d6');
  expect(event.decided).toBe(1);
  await event.decide('resolved', 'northern', 'IK');
  expect(event.reviews.get('d6')).toMatchObject({ decision: 'resolved', side: 'northern', initials: 'IK' });
  await event.undo();
  expect(event.selected?.id).toBe('d6');
  expect(event.reviews.get('d6')).toBeNull();
  event.select('d7');
  await event.decide('confirmed', null, 'IK');
  expect(event.reviews.get('d7')).toBeNull();
  expect(await event.undo()).toBe(true);
});

test('a decision that leaves the filtered list still moves on within it', async () => {
  event.setFilter({ decision: 'open' });
  event.step(1);
  await event.decide('dismissed', null, '');
  expect(event.shownIds).not.toContain('d7');
  expect(event.selected?.id).toBe('d6');
  expect(event.place).toBe(1);
});

test('a decision that can not be kept is told and taken back', async () => {
  backend = memoryBackend(new URLSearchParams('start=ferry&slow=0&fail=review'));
  event = new OpenEvent(backend, ferry(), complain, () => undefined);
  event.select('d7');
  await event.decide('confirmed', null, '');
  expect(event.reviews.get('d7')).toBeNull();
  expect(complain).toHaveBeenCalledOnce();
});

test('a note does not decide', async () => {
  await event.note('d7', 'Call the company.', 'IK');
  expect(event.reviews.get('d7')).toMatchObject({ decision: 'open', note: 'Call the company.' });
  expect(event.decided).toBe(0);
});

import { expect, test } from 'vitest';
import { moment, span, updatedAfter } from './dates';

test('shows the clock as printed, without moving it to another zone', () => {
  expect(moment('2026-05-12T18:40:00+09:00')).toBe('12 May 2026, 18:40');
  expect(moment('2026-05-12')).toBe('12 May 2026');
  expect(moment('last week')).toBe('last week');
  expect(moment(null)).toBeNull();
});

test('an update on the same day is told by its clock', () => {
  expect(updatedAfter('2026-05-13T07:15', '2026-05-13T09:02')).toBe('updated 09:02');
  expect(updatedAfter('2026-05-13T07:15', '2026-05-14')).toBe('updated 14 May 2026');
  expect(updatedAfter('2026-05-13', '2026-05-13')).toBeNull();
});

test('spans of days', () => {
  expect(span(['2026-05-13', null, '2026-05-12T18:40'])).toBe('12–13 May 2026');
  expect(span(['2026-04-30', '2026-05-01'])).toBe('30 April – 1 May 2026');
  expect(span(['2025-12-31', '2026-01-01'])).toBe('31 December 2025 – 1 January 2026');
  expect(span(['2026-05-12', '2026-05-12T08:00'])).toBe('12 May 2026');
  expect(span([null])).toBeNull();
});

import { expect, test } from 'vitest';
import { ferry } from '../backend/memory/sample';
import { citation } from './citation';
import { EventIndex } from './eventIndex';

test('outlet, date, words', () => {
  const index = new EventIndex(ferry());
  expect(citation(index, 'signal', 1)).toBe('Daily Signal, 13 May 2026: “Fourteen people were injured.”');
  expect(citation(index, 'signal', 99)).toBeNull();
});

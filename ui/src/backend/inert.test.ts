import { expect, test } from 'vitest';
import { inert } from './inert';

test('what cannot be seen is shown in its place, wherever it stands', () => {
  const answer = { headline: 'paid \u202e000,1$\u202c by \u0007noon', runs: [{ text: 'a\u2066b' }, { text: 'c\td\n' }], none: null, n: 3 };
  expect(inert(answer)).toEqual({ headline: 'paid �000,1$� by �noon', runs: [{ text: 'a�b' }, { text: 'c\td\n' }], none: null, n: 3 });
  expect(inert(answer.headline)).toHaveLength(22);
});

test('letters of all scripts, accents and families stay', () => {
  for (const text of ['Ünïcödé', 'עיתון\u200f', 'می\u200cخواهم', '👩‍👧', 'नमस्ते']) expect(inert(text)).toBe(text);
});

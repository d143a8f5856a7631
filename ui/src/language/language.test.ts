import { afterEach, expect, test } from 'vitest';
import de from './de.json';
import en from './en.json';
import { language, t } from './language.svelte';

function flat(of: object, before = ''): Map<string, string> {
  return new Map(Object.entries(of).flatMap(([key, value]) => (typeof value === 'string' ? [[`${before}${key}`, value] as const] : [...flat(value as object, `${before}${key}.`)])));
}
const slots = (words: string) => [...words.matchAll(/\{\{(\w+)\}\}/g)].map((slot) => slot[1]).sort();

afterEach(() => language.choose('en'));

test('both catalogues have the same words with the same slots, none empty', () => {
  const [english, german] = [flat(en), flat(de)];
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [key, words] of english) {
    expect(words.trim(), key).not.toBe('');
    expect(slots(german.get(key) ?? ''), key).toEqual(slots(words));
  }
});

test('plurals, slots and a change of language', () => {
  expect([t('count.outlet', { count: 1 }), t('count.outlet', { count: 3 })]).toEqual(['1 outlet', '3 outlets']);
  language.choose('de');
  expect([t('count.outlet', { count: 1 }), t('count.origin', { count: 2 })]).toEqual(['1 Medium', '2 Ursprünge']);
});

test('words of strangers are put in as they are: the view escapes them', () => {
  expect(t('sidebar.deleted', { name: '<b>A & B</b>' })).toBe('“<b>A & B</b>” is in the bin.');
});

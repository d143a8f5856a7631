import { afterEach, expect, test } from 'vitest';
import example from '../backend/samples/example.json';
import { language } from './language.svelte';
import german from './phrases.de.json';
import { question, reason, trimReason } from './phrases';

const sources: Record<string, string> = import.meta.glob('../../../src-tauri/compare/src/{document.rs,grid/*.rs,judge/**/*.rs}', { query: '?raw', import: 'default', eager: true });
const engine = (file: string) => sources[`../../../src-tauri/compare/src/${file}`] ?? '';

afterEach(() => language.choose('en'));

test('in English what the engine says stays as it is', () => {
  expect(reason('“12” against “15”: both count the dead')).toBe('“12” against “15”: both count the dead');
});

test('in German its phrases are German and the printed words stay', () => {
  language.choose('de');
  expect(reason('“12” against “about 15”: both count the dead, one gives a bound')).toBe('“12” gegen “about 15”: beide zählen die Toten, eine Seite nennt eine Grenze');
  expect(reason('“34” against “43”: both give the age of Tomas Lindqvist')).toBe('“34” gegen “43”: beide nennen das Alter von Tomas Lindqvist');
  expect(reason('“4:12 p.m.” against “5 p.m.”: 48 minutes apart, for the same happening')).toContain('48 Minuten auseinander');
  expect(reason('nobody knows this one')).toBe('nobody knows this one');
  expect(question('How many workers were killed?')).toBe('Wie viele „workers“ wurden getötet?');
  expect(question('How many were killed?')).toBe('Wie viele wurden getötet?');
  expect(question('At what time was the arrest?')).toBe('Um wie viel Uhr war die Festnahme?');
  expect(trimReason('reader comment')).toBe('Leserkommentar');
});

test('no phrase of the example is left in English', () => {
  language.choose('de');
  const found: string[] = [];
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string') {
      if (key === 'reason' && reason(value) === value && trimReason(value) === value) found.push(value);
      if (key === 'question' && question(value) === value) found.push(value);
    } else if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) walk(inner, Array.isArray(value) ? key : name);
  };
  walk(example, '');
  expect(found).toEqual([]);
});

test('the engine has no question and no reason for trimming that the catalogue lacks', () => {
  language.choose('de');
  const questions = [...engine('grid/question.rs').matchAll(/"([A-Z][^"{]*\?)"/g)].flatMap((match) => match[1] ?? []);
  expect(questions.length).toBeGreaterThan(30);
  expect(questions.filter((one) => question(one) === one)).toEqual([]);
  const trimmed = [...engine('document.rs').matchAll(/=> "([^"]+)",/g)].flatMap((match) => match[1] ?? []);
  expect(trimmed.length).toBeGreaterThan(8);
  expect(trimmed.filter((one) => !(one in german.trimmed))).toEqual([]);
  const notes = Object.keys(german.notes).filter((note) => !note.includes('{}') && !/^both count|^a minute/.test(note));
  const rules = Object.entries(sources).filter(([file]) => file.includes('/judge/') && !file.endsWith('/tests.rs')).map(([, text]) => text).join('\n');
  expect(notes.filter((note) => !rules.includes(`"${note}"`)), 'phrases that no rule says any more').toEqual([]);
  const said = [...rules.matchAll(/note: "([^"{]+)"\.to_owned\(\)/g)].flatMap((match) => match[1] ?? []);
  expect(said.length).toBeGreaterThan(8);
  expect(said.filter((one) => !(one in german.notes)), 'reasons of rules that the catalogue lacks').toEqual([]);
});

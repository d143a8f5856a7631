import { afterEach, expect, test } from 'vitest';
import { language } from './language.svelte';
import german from './messages.de.json';
import { told } from './messages';

const sources: Record<string, string> = import.meta.glob(['../../../src-tauri/{import,library}/src/**/*.rs', '../../../src-tauri/app/**/*.rs', '../../../src-tauri/compare/src/duplicates.rs'], { query: '?raw', import: 'default', eager: true });

afterEach(() => language.choose('en'));

/** The texts that a file of the program's holds, without those of its tests, as the catalogue has them. */
function texts(source: string): string[] {
  const code = (source.split(/#\[cfg\(test\)\]\nmod tests/)[0] ?? '').replace(/^\s*\/\/.*$/gm, '').replace(/'"'|'\\"'/g, '');
  return [...code.matchAll(/"((?:[^"\\]|\\[^])*)"/g)].map((text) =>
    (text[1] ?? '')
      .replace(/\\\n\s*/g, '')
      .replaceAll('\\"', '"')
      .replaceAll('\\u{FFFD}', '\ufffd')
      .replaceAll('{CHECK}', 'check that all of it was saved.')
      .replace(/\{[^{}]*\}/g, '{}'),
  );
}
const all = Object.entries(sources)
  .filter(([file]) => !/tests|weights|\/example/.test(file))
  .flatMap(([file, source]) => texts(source).map((text) => ({ file, text })));

test('in English what the program says stays as it is', () => {
  expect(told('There are no files in this folder.')).toBe('There are no files in this folder.');
});

test('in German it is German; names, figures and what the system says stay', () => {
  language.choose('de');
  expect(told('There are no files in this folder.')).toBe('In diesem Ordner sind keine Dateien.');
  expect(told('“a {} b.html” could not be written there (permission denied). Choose another folder.')).toBe('„a {} b.html“ ließ sich dort nicht schreiben (permission denied). Wählen Sie einen anderen Ordner.');
  expect(told('This is a picture (PNG), which can\'t be read; save the article as text, a web page or a Word document (.docx) instead.')).toBe(
    'Das ist ein Bild (PNG); so etwas wird nicht gelesen: speichern Sie den Artikel als Text, als Webseite oder als Word-Dokument (.docx).',
  );
  expect(told('This event is not in the library any more.')).toBe('In der Bibliothek nicht mehr da: das Ereignis.');
  expect(told('The page says that the article has 900 words, but only 80 were found; check that all of it was saved.')).toMatch(/900 Wörter.*nur 80/);
  expect(told('nobody knows this one')).toBe('nobody knows this one');
});

test('several notices after one another', () => {
  language.choose('de');
  const cut = 'The journal of changes was cut short or missing. A new one was written from the library; reviews and notes are all there.';
  const lost = '2 articles could not be read again: the files kept for them are missing or damaged. Drop the files in again.';
  expect(told(`${cut} ${lost}`)).toMatch(/abgeschnitten\. Ein neues.*alle da\. 2 Artikel nicht wieder lesbar/);
  expect(told('The library’s index could not be read (bad. Very bad). It was made again from the files and the journal; the damaged one is kept as “x”.')).toMatch(/^Das Verzeichnis .*\(bad. Very bad\).*liegt als „x“ daneben/);
});

test('what the catalogue has, the program says; what the program says to a person, the catalogue has', () => {
  const said = new Set(all.map(({ text }) => text));
  const joined = [...said].join('\n');
  // Phrases that are put together where they are said.
  const dead = Object.keys(german).filter((english) => !said.has(english) && !english.split('{}').every((part) => joined.includes(part.trim().replace(/[.]$/, ''))));
  expect(dead).toEqual([]);
  const parts = Object.keys(german).join('\n');
  const sentences = all.filter(({ text }) => /^[A-Z“{][^]*\s[^]*[^.][.]$/.test(text) && text.split(' ').length > 3 && !/^(?:\{\}|1) article|Artikel|^(?:SELECT|Crosscheck: |Crosscheck ended because|The system ended|This file was made by Crosscheck|The key of this Crosscheck|\{\}\\n)/.test(text));
  expect(sentences.length).toBeGreaterThan(90);
  // Its second part begins with a semicolon, or is not there.
  const joint = 'Both speak of {}{}.';
  const lacking = sentences.filter(({ text }) => text !== joint && !(text in german) && !parts.includes(text)).map(({ file, text }) => `${file.split('/src-tauri/')[1]}: ${text}`);
  expect(lacking).toEqual([]);
});

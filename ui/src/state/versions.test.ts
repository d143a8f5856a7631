import { expect, test } from 'vitest';
import { revised, ferry } from '../backend/memory/sample';
import { versionsOf } from '../backend/memory/stand-ins';
import { EventIndex } from './eventIndex';
import { aloneByOutlet } from './onlyHere';
import { isLatest, runsOfPassages } from './versions';

test('an earlier version is told from the last, and none is numbered where nobody knows the order', () => {
  const names = (ordered: boolean) => {
    const view = revised(ordered);
    const index = new EventIndex(view);
    return view.articles.map((article) => index.outlet(article.id));
  };
  expect(names(true)).toEqual(['Halden Courier (earlier version)', 'Halden Courier', 'Northern Broadcasting']);
  expect(names(false)).toEqual(['Halden Courier (version A)', 'Halden Courier (version B)', 'Northern Broadcasting']);
  expect(revised().articles.map(isLatest)).toEqual([false, true, true]);
});

test('what both versions have stands with the last of them alone', () => {
  const [morning, courier] = aloneByOutlet(revised());
  expect(morning?.sentences.map((one) => one.sentence.claims)).toEqual([['c30']]);
  expect(courier?.sentences.length).toBeGreaterThan(2);
});

test('an outlet does not agree with itself', () => {
  const view = revised();
  const own = view.claims.filter((claim) => claim.mentions.every((mention) => mention.article.startsWith('courier')));
  expect(own.length).toBeGreaterThan(2);
  expect(own.every((claim) => claim.status === 'single')).toBe(true);
});

test('unchanged sentences are counted where they are not wanted', () => {
  const [step] = versionsOf(revised()).steps;
  if (!step) throw new Error('no versions');
  const some = runsOfPassages(step.passages, false);
  expect(some.every((one) => !('passage' in one) || one.passage.edit !== 'kept')).toBe(true);
  const counted = some.reduce((sum, one) => sum + ('kept' in one ? one.kept : 0), 0);
  expect(counted).toBe(step.kept);
  expect(runsOfPassages(step.passages, true)).toHaveLength(step.passages.length);
  expect(versionsOf(ferry()).steps).toEqual([]);
});

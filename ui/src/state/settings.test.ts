import { expect, test } from 'vitest';
import { readSettings } from './settings.svelte';

test('settings of another version are taken as far as they make sense', () => {
  expect(readSettings(null)).toMatchObject({ theme: 'system', textSize: 100, language: null });
  expect(readSettings({ theme: 'dark', textSize: 3, language: 'xx', keyboardHints: 'yes' })).toMatchObject({ theme: 'dark', textSize: 100, language: null, keyboardHints: true });
});

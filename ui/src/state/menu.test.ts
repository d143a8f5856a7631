import { render, screen } from '@testing-library/svelte';
import { beforeAll, expect, test } from 'vitest';
import App from '../App.svelte';
import type { MenuStateView } from '../backend';
import { memoryBackend } from '../backend/memory/memory';
import { settings } from './settings.svelte';

beforeAll(() => {
  globalThis.matchMedia = (query) => ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
});

test('the menu bar hears of its words in the window’s language, and of what can’t be chosen', async () => {
  const backend = memoryBackend(new URLSearchParams('slow=0'));
  const told: MenuStateView[] = [];
  backend.setMenu = (state) => {
    told.push(state);
    return Promise.resolve();
  };
  render(App, { backend });
  await screen.findByTestId('drop-area');
  settings.change({ language: 'en' });
  await expect.poll(() => told.at(-1)?.menus).toEqual(['File', 'Edit', 'Views', 'Differences', 'Help']);
  expect(told.at(-1)?.disabled).toEqual(expect.arrayContaining(['export_event', 'print', 'save_report']));
  settings.change({ language: 'de' });
  await expect.poll(() => told.at(-1)?.menus).toEqual(['Datei', 'Bearbeiten', 'Ansichten', 'Unterschiede', 'Hilfe']);
  expect(told.at(-1)).toMatchObject({ recent: 'Zuletzt benutzt', edit: ['Ausschneiden', 'Kopieren', 'Einfügen', 'Alles auswählen'] });
  expect(told.at(-1)?.labels).toContainEqual({ action: 'import_events', label: 'Importieren …' });
  settings.change({ language: 'en' });
});

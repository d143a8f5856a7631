import { render, screen, within } from '@testing-library/svelte';
import { beforeAll, expect, test } from 'vitest';
import App from '../App.svelte';
import { memoryBackend } from '../backend/memory/memory';
import { language } from '../language/language.svelte';

beforeAll(() => {
  globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS;
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollBy = () => undefined;
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.getClientRects = () => [] as unknown as DOMRectList;
  globalThis.matchMedia = (query) => ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
});

async function opened(start: string) {
  render(App, { backend: memoryBackend(new URLSearchParams(`slow=0&start=${start}`)) });
  (await screen.findAllByTestId('event-item'))[0]?.querySelector('button')?.click();
  await screen.findByTestId('tab-reading');
}

test('what was added, cut and changed, with its glyph, its label and the words', async () => {
  await opened('revised');
  screen.getByTestId('tab-versions').click();
  const [step] = await screen.findAllByTestId('version-step');
  if (!step) throw new Error('no step');
  expect(within(step).getByTestId('version-counts').textContent).toMatch(/^9 added, 1 cut, \d changed, \d kept$/);
  const cut = step.querySelector('[data-edit=cut]');
  expect(cut?.textContent).toContain('Cut');
  expect(cut?.querySelector('svg')).not.toBeNull();
  const changed = [...step.querySelectorAll('[data-edit=changed]')].find((one) => one.textContent.includes('nine people'));
  expect(changed?.querySelector('del')?.textContent).toContain('five');
  expect(changed?.querySelector('ins')?.textContent).toContain('nine');
  // The words lead to their place.
  changed?.querySelector('button')?.click();
  await expect.poll(() => screen.getByTestId('tab-reading').getAttribute('aria-selected')).toBe('true');
  expect(screen.getAllByTestId('version-of').map((one) => one.textContent.trim())).toEqual(['earlier version of the article of 12 May 2026, 18:40', 'latest of 2 versions']);
});

test('an event without versions has no such view', async () => {
  language.choose('en');
  await opened('calm');
  expect(screen.queryByTestId('tab-versions')).toBeNull();
});

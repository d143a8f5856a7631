import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeAll, expect, test } from 'vitest';
import App from '../App.svelte';
import { memoryBackend } from '../backend/memory/memory';

beforeAll(() => {
  // jsdom lays nothing out: what the window asks of layout is stood in for.
  globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS;
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.scrollBy = () => undefined;
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.getClientRects = () => [] as unknown as DOMRectList;
  globalThis.matchMedia = (query) => ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
});

/** Thirty outlets in a window where four columns fit. */
async function crowded() {
  render(App, { backend: memoryBackend(new URLSearchParams('slow=0&start=crowd&outlets=30&length=40')) });
  (await screen.findAllByTestId('event-item'))[0]?.querySelector<HTMLElement>('button.open')?.click();
  await screen.findAllByTestId('row');
  document.querySelector<HTMLElement>('#tab-grid')?.click();
  await screen.findAllByTestId('grid-cell');
}
const at = () => (document.activeElement as HTMLElement).dataset['at'];
function press(key: string) {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

test('columns that do not fit are left out, and told', async () => {
  await crowded();
  const grid = screen.getByTestId('fact-grid');
  expect(grid.getAttribute('aria-colcount')).toBe('31');
  expect(grid.querySelectorAll('[role=columnheader]')).toHaveLength(5);
  const row = screen.getAllByTestId('grid-row')[0];
  expect([...(row?.children ?? [])].map((cell) => cell.getAttribute('aria-colindex'))).toEqual(['1', '2', '3', '4', '5']);
  expect(grid.textContent).toMatch(/Outlets 1 to 4 of 30/);
});

test('a key moves into a cell that is not drawn yet', async () => {
  await crowded();
  document.querySelector<HTMLElement>('[data-testid=grid-cell][tabindex="0"]')?.focus();
  expect(at()).toBe('0 0');
  press('End');
  expect(at()).toBe('0 29');
  press('ArrowDown');
  expect(at()).toBe('1 29');
  press('ArrowLeft');
  expect(at()).toBe('1 28');
  press('Home');
  expect(at()).toBe('1 0');
  press('ArrowLeft');
  expect(at()).toBe('1 0');
  // One cell is in the order of the Tab key.
  await tick();
  expect(document.querySelectorAll('[data-testid=grid-cell][tabindex="0"]')).toHaveLength(1);
});

test('a pinned outlet stays where the others go by, and the focus stays with it', async () => {
  await crowded();
  document.querySelector<HTMLElement>('[data-testid=grid-cell][tabindex="0"]')?.focus();
  press('End');
  const outlet = document.activeElement?.textContent?.split(':')[0];
  press('p');
  await tick();
  expect(at()).toBe('0 0');
  expect(document.activeElement?.textContent).toContain(outlet);
  press('End');
  expect(at()).toBe('0 29');
  const columns = [...document.querySelectorAll('[data-testid=fact-grid] [role=columnheader]')].map((head) => head.getAttribute('aria-colindex'));
  expect(columns).toEqual(['1', '2', '29', '30', '31']);
});

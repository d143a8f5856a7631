import { render, screen, within } from '@testing-library/svelte';
import { beforeAll, expect, test } from 'vitest';
import App from '../App.svelte';
import { memoryBackend } from '../backend/memory/memory';

beforeAll(() => {
  globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS;
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  globalThis.matchMedia = (query) => ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.scrollBy = () => undefined;
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.getClientRects = () => [] as unknown as DOMRectList;
});

async function openReading() {
  render(App, { backend: memoryBackend(new URLSearchParams('slow=0&start=ferry')) });
  (await screen.findAllByTestId('event-item'))[0]?.querySelector('button')?.click();
  await screen.findAllByTestId('row');
  screen.getAllByRole('tab').at(-1)?.click();
  return screen.findAllByTestId('trimmed-block');
}

test('a block is cut and put back by key and by click', async () => {
  const trimmed = (await openReading()).length;
  const kept = screen.getAllByTestId('kept-block')[0];
  kept?.focus();
  kept?.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true, cancelable: true }));
  await expect.poll(() => screen.getAllByTestId('trimmed-block').length, { timeout: 9000 }).toBe(trimmed + 1);
  const cut = screen.getAllByTestId('trimmed-block').find((block) => block.textContent?.includes('cut by hand'));
  await expect.poll(() => cut?.querySelector('button')?.disabled, { timeout: 9000 }).toBe(false);
  cut?.querySelector('button')?.click();
  await expect.poll(() => screen.getAllByTestId('trimmed-block').length, { timeout: 9000 }).toBe(trimmed);
}, 30_000);

test('what was read of the file is shown beside what a person entered', async () => {
  await openReading();
  const outlet = screen.getByTestId('field-outlet');
  within(outlet).getByRole('button').click();
  const field = await within(outlet).findByRole('textbox');
  (field as HTMLInputElement).value = 'Courier of Halden';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  (field as HTMLInputElement).form?.requestSubmit();
  expect((await within(outlet).findByText(/entered by hand/)).textContent).toContain('read: Halden Courier');
  expect(within(outlet).getByText('Courier of Halden')).toBeTruthy();
}, 30_000);

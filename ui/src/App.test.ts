import { render, screen } from '@testing-library/svelte';
import { beforeAll, expect, test } from 'vitest';
import App from './App.svelte';
import type { DragMoment } from './backend';
import { memoryBackend } from './backend/memory/memory';

beforeAll(() => {
  globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS;
  // jsdom lays nothing out: what the window asks of layout is stood in for.
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
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
  };
});

const open = (query: string) => render(App, { backend: memoryBackend(new URLSearchParams(`slow=0&${query}`)) });
const press = (key: string, more: KeyboardEventInit = {}) => dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

test('from the empty library to a decision, by keys', async () => {
  open('');
  (await screen.findByTestId('open-example')).click();
  const rows = await screen.findAllByTestId('row');
  expect(rows.length).toBeGreaterThan(10);
  expect((await screen.findByTestId('difference-counter')).textContent).toBe('6 differences');
  press('j');
  expect((await screen.findByTestId('reason')).textContent).toMatch(/A thousand times apart/);
  expect(screen.getByTestId('difference-counter').textContent).toBe('1 of 6');
  expect(screen.getByTestId('word-detail')).toBeTruthy();
  press('c');
  await expect.poll(() => screen.getByTestId('difference-counter').textContent).toBe('2 of 6');
  press('3', { altKey: true });
  const list = await screen.findByTestId('differences-list');
  expect(list.querySelector('[data-id=d7]')?.getAttribute('data-decision')).toBe('confirmed');
  expect(list.querySelector('[aria-current=true]')?.getAttribute('data-id')).toBe('d6');
});

test('every sentence on the screen is the article’s own, to the letter', async () => {
  open('start=ferry');
  (await screen.findAllByTestId('event-item'))[0]?.querySelector('button')?.click();
  await screen.findAllByTestId('row');
  const shown = document.querySelector('[data-testid=sentence][data-article=northern][data-index="1"] p')?.textContent;
  expect(shown).toBe('The coast guard now puts the number of injured at 14; two remain in intensive care.');
});

test('a problem is shown, with a way to try again', async () => {
  open('start=ferry&fail=open_event');
  (await screen.findAllByTestId('event-item'))[0]?.querySelector('button')?.click();
  expect((await screen.findByRole('alert')).textContent).toMatch(/The library could not be read/);
  expect(screen.getByText('Try again')).toBeTruthy();
});

test('why sentences stand together: a line, and on a key all of it, with the words lit in each sentence', async () => {
  open('start=ferry');
  (await screen.findAllByTestId('event-item'))[0]?.querySelector<HTMLElement>('button.open')?.click();
  await screen.findAllByTestId('row');
  press('j');
  await expect.poll(() => screen.getByTestId('why-line').textContent).toMatch(/name|rare word/);
  expect(screen.getByTestId<HTMLDetailsElement>('why').open).toBe(false);
  press('w');
  const chip = (await screen.findAllByTestId('why-chip'))[0];
  expect(screen.getByTestId('why-sure').textContent).toMatch(/same fact/);
  chip?.focus();
  await expect.poll(() => screen.queryAllByTestId('lit').length).toBeGreaterThan(1);
  const article = (lit: HTMLElement) => lit.closest<HTMLElement>('[data-article]')?.dataset.article;
  expect(new Set(screen.getAllByTestId('lit').map(article).filter(Boolean)).size).toBe(2);
  chip?.blur();
  await expect.poll(() => screen.queryAllByTestId('lit').length).toBe(0);
  // It stays open for the next one.
  press('j');
  await expect.poll(() => screen.getByTestId<HTMLDetailsElement>('why').open).toBe(true);
  press('w');
  await expect.poll(() => screen.getByTestId<HTMLDetailsElement>('why').open).toBe(false);
});

test('another language, at once and everywhere', async () => {
  open('start=ferry');
  (await screen.findAllByTestId('event-item'))[0]?.querySelector<HTMLElement>('button.open')?.click();
  await screen.findAllByTestId('row');
  press(',', { ctrlKey: true });
  const choice = await screen.findByTestId<HTMLSelectElement>('setting-language');
  choice.value = 'de';
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.poll(() => document.getElementById('tab-differences')?.textContent).toBe('Unterschiede\u00a06');
  expect(document.querySelector('[data-testid=mark]')?.getAttribute('aria-label')).toMatch(/^neuer Stand: Zahl, nine hier/);
  choice.value = 'en';
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.poll(() => document.getElementById('tab-differences')?.textContent).toBe('Differences\u00a06');
});

test('decided, taken back, done again, by keys', async () => {
  open('start=ferry');
  (await screen.findAllByTestId('event-item'))[0]?.querySelector<HTMLElement>('button.open')?.click();
  await screen.findAllByTestId('row');
  press('j');
  await screen.findByTestId('reason');
  press('c');
  await expect.poll(() => screen.getByTestId('difference-counter').textContent).toBe('2 of 6');
  press('z', { ctrlKey: true });
  await expect.poll(() => screen.getByTestId('difference-counter').textContent).toBe('1 of 6');
  expect(screen.queryByTestId('decision')).toBeNull();
  press('Z', { ctrlKey: true, shiftKey: true });
  expect((await screen.findByTestId('decision')).textContent).toMatch(/Confirmed/);
});

test('search finds words and opens them in their place', async () => {
  open('start=ferry');
  await screen.findAllByTestId('event-item');
  press('f', { ctrlKey: true });
  const field = await screen.findByTestId<HTMLInputElement>('search-field');
  field.value = 'Fishermen';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  (await screen.findAllByTestId('search-hit'))[0]?.click();
  expect((await screen.findByTestId('sentence-detail')).textContent).toMatch(/Fishermen brought the first passengers/);
});

test('a cell of the fact grid is read in its place', async () => {
  open('start=ferry');
  (await screen.findAllByTestId('event-item'))[0]?.querySelector<HTMLElement>('button.open')?.click();
  await screen.findAllByTestId('row');
  press('2', { altKey: true });
  const cells = await screen.findAllByTestId('grid-cell');
  expect(cells[0]?.textContent).toMatch(/Halden Courier:.*\$1\.2 million.*≠ differs/s);
  expect(cells[2]?.textContent).toMatch(/Daily Signal:.*not reported/s);
  cells[0]?.click();
  expect((await screen.findByTestId('passage')).textContent).toMatch(/put the damage at \$1\.2 million/);
  expect(screen.getByTestId('reason').textContent).toMatch(/A thousand times apart/);
});

test('a locked library asks for its passphrase, and shows nothing before', async () => {
  open('start=ferry&passphrase=four herons');
  const field = await screen.findByTestId<HTMLInputElement>('unlock-passphrase');
  expect(screen.queryByTestId('event-item')).toBeNull();
  press('n', { ctrlKey: true });
  expect(document.querySelector('dialog')).toBeNull();
  const enter = (text: string) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.form?.requestSubmit();
  };
  enter('four swans');
  expect(await screen.findByText(/not the passphrase/)).toBeTruthy();
  enter('four herons');
  expect((await screen.findAllByTestId('event-item')).length).toBe(3);
  expect(screen.getByTestId('lock-now')).toBeTruthy();
});

test('an event of the bin is deleted for good once that is confirmed', async () => {
  const backend = memoryBackend(new URLSearchParams('slow=0&start=ferry'));
  await backend.deleteEvent('ferry');
  render(App, { backend });
  (await screen.findByTestId('bin-open')).click();
  (await screen.findByTestId('forget-ask')).click();
  await screen.findByTestId('forget');
  expect(document.activeElement?.matches('[data-safe]')).toBe(true);
  screen.getByTestId('forget-button').click();
  expect(await screen.findByText(/The bin is empty/)).toBeTruthy();
});

test('one event goes out as a file; that it is under no passphrase is told before', async () => {
  const backend = memoryBackend(new URLSearchParams('slow=0&start=ferry'));
  const asked: (string | null)[] = [];
  const { exportEvents } = backend;
  backend.exportEvents = (event, ...more) => {
    asked.push(event);
    return exportEvents(event, ...more);
  };
  await backend.protect('four herons', () => undefined);
  render(App, { backend });
  (await screen.findAllByTestId('event-item'))[0]?.querySelector<HTMLElement>('button.open')?.click();
  await screen.findAllByTestId('row');
  dispatchEvent(new CustomEvent('menu', { detail: { action: 'export_event', event: null } }));
  expect((await screen.findByTestId('export')).textContent).toMatch(/protected by a passphrase. The file is not/);
  screen.getByTestId('export-button').click();
  expect(await screen.findByText(/Saved as “ferry.crosscheck”: 1 event, 3 articles/)).toBeTruthy();
  expect(document.querySelector('dialog')).toBeNull();
  expect(asked).toEqual(['ferry']);
});

test('an exported file that is dropped is asked about, told of and opened', async () => {
  const backend = memoryBackend(new URLSearchParams('slow=0'));
  let drop: ((moment: DragMoment) => void) | undefined;
  backend.onDrag = (handler) => {
    drop = handler;
    return () => undefined;
  };
  render(App, { backend });
  await screen.findByTestId('drop-area');
  drop?.({ type: 'drop', x: 10, y: 10, paths: ['/a/ferry.crosscheck'] });
  expect((await screen.findByTestId('import-events')).textContent).toMatch(/ferry\.crosscheck.*Exported on 14 May 2026.*1 event, 3 articles/s);
  screen.getByTestId('import-button').click();
  await screen.findAllByTestId('row');
  expect(screen.queryByTestId('file-outcome')).toBeNull();
  // Once more, with a broken one: each has its own outcome.
  drop?.({ type: 'drop', x: 10, y: 10, paths: ['/a/ferry.crosscheck', '/a/broken.crosscheck'] });
  (await screen.findByTestId('import-button')).click();
  const told = await screen.findByTestId('imported-events');
  expect(told.textContent).toMatch(/was here already, just so.*broken\.crosscheck.*The file is damaged/s);
});

test('Ctrl+P puts the report on paper, and nothing else, until it is printed', async () => {
  const backend = memoryBackend(new URLSearchParams('slow=0&start=ferry'));
  let over: ((printed: boolean) => void) | undefined;
  backend.print = () => new Promise((done) => (over = done));
  render(App, { backend });
  (await screen.findAllByTestId('event-item'))[0]?.querySelector<HTMLElement>('button.open')?.click();
  await screen.findAllByTestId('row');
  press('p', { ctrlKey: true });
  const paper = await screen.findByTestId('paper');
  await expect.poll(() => over).toBeTruthy();
  expect(paper.shadowRoot?.textContent).toMatch(/A report/);
  // Once at a time.
  const first = over;
  press('p', { ctrlKey: true });
  expect(over).toBe(first);
  over?.(true);
  await expect.poll(() => screen.queryByTestId('paper')).toBeNull();
});

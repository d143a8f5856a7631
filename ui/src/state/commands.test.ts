import { expect, test } from 'vitest';
import { commandFor, commands, keysOf, pressed } from './commands';

const press = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...more });

test('no key does two things, no command stands twice', () => {
  const keys = commands.flatMap((command) => command.keys);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(commands.map((command) => command.id)).size).toBe(commands.length);
});

test('presses in words', () => {
  expect(pressed(press('z', { ctrlKey: true, shiftKey: true }))).toBe('Ctrl+Shift+Z');
  expect(pressed(press('?', { shiftKey: true }))).toBe('?');
  expect(pressed(press('+', { ctrlKey: true, shiftKey: true }))).toBe('Ctrl++');
  expect(pressed(press('j'))).toBe('J');
  expect(pressed(press('J', { shiftKey: true }))).toBe('J');
  expect(pressed(press('z', { metaKey: true }))).toBe('Ctrl+Z');
  expect(keysOf('Ctrl++')).toEqual(['Ctrl', '+']);
});

test('letters in a field are the field’s own; Ctrl+F is not', () => {
  const field = document.createElement('textarea');
  document.body.append(field);
  const found: (string | undefined)[] = [];
  field.addEventListener('keydown', (key) => found.push(commandFor(key)?.id));
  for (const key of [press('c'), press('z', { ctrlKey: true }), press('v', { ctrlKey: true }), press('f', { ctrlKey: true })]) field.dispatchEvent(key);
  expect(found).toEqual([undefined, undefined, undefined, 'find']);
  field.remove();
  expect(commandFor(press('c'))?.id).toBe('confirm');
});

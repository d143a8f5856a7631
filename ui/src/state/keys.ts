/** Every key of the window, told by `?` and obeyed by `App`. */
export const keys: { section: string; rows: { keys: string[]; does: string }[] }[] = [
  {
    section: 'Differences',
    rows: [
      { keys: ['↓', 'J'], does: 'Next difference' },
      { keys: ['↑', 'K'], does: 'Previous difference' },
      { keys: ['C'], does: 'Confirm' },
      { keys: ['D'], does: 'Dismiss' },
      { keys: ['1', '2', '…'], does: 'This side holds' },
      { keys: ['N'], does: 'Write a note' },
      { keys: ['M'], does: 'Show or hide minor differences' },
      { keys: ['Esc'], does: 'Let go of the selection' },
      { keys: ['Ctrl', 'Z'], does: 'Take the last decision back' },
    ],
  },
  {
    section: 'Views',
    rows: [
      { keys: ['Alt', '1'], does: 'Reading' },
      { keys: ['Alt', '2'], does: 'Differences' },
      { keys: ['Alt', '3'], does: 'Only here' },
      { keys: ['Alt', '4'], does: 'What was read' },
    ],
  },
  {
    section: 'Articles',
    rows: [
      { keys: ['Ctrl', 'O'], does: 'Choose files' },
      { keys: ['Ctrl', 'V'], does: 'Paste an article' },
      { keys: ['?'], does: 'This list' },
    ],
  },
];

/** True where a key belongs to the field that has the focus. */
export function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select'));
}

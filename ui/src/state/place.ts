import type { DifferenceFilter } from './differences';
import type { Focus, Tab } from './openEvent.svelte';

/** Where the person is in an event. The program keeps it in its memory while it runs, and tells it to a window that had to be loaded again. */
export interface Place {
  event: string;
  tab: Tab;
  left: string;
  right: string;
  third: string | null;
  focus: Focus | null;
  anchor: 'left' | 'right';
  filter: DifferenceFilter;
  sourceOf: string;
  /** Notes that were being written, by their subject. */
  drafts: [string, string][];
}

/** What this window itself wrote; null where there is nothing. */
export function readPlace(text: string | null): Place | null {
  try {
    return text === null ? null : (JSON.parse(text) as Place);
  } catch {
    return null;
  }
}

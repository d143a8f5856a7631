import type { MenuAction } from '../backend';
import type { Key } from '../language/language.svelte';
import { settings } from './settings.svelte';
import { tabs, type Tab } from './openEvent.svelte';
import type { Workbench } from './workbench.svelte';

export type CommandGroup = 'file' | 'edit' | 'review' | 'view' | 'window';

/** Something the window can do: by its key, from the palette, from the menu bar. */
export interface Command {
  /** The menu bar's name for it, where it stands there. */
  id: MenuAction | `side-${number}` | 'copy' | 'swap' | 'minor' | 'why' | 'release' | 'bin' | 'protect' | 'corrections';
  group: CommandGroup;
  label: Key;
  /** Key presses as `pressed` writes them; the first one is shown. */
  keys: string[];
  /** Whether it can be done now. */
  can: (bench: Workbench) => boolean;
  run: (bench: Workbench) => void;
  /** Left out of the palette: it makes sense by its key alone. */
  keyOnly?: boolean;
}

const always = () => true;
const inEvent = (bench: Workbench) => bench.current !== null;
/** The views in which differences are stepped through. */
const stepping = (bench: Workbench) => bench.current !== null && ['reading', 'differences', 'grid'].includes(bench.current.tab);
/** Where the next one is what an outlet changed in its own article. */
const amongVersions = (bench: Workbench) => bench.current?.tab === 'versions';
const chosen = (bench: Workbench) => stepping(bench) && bench.current?.selected != null;

/** To the note, all of whose field is brought into sight, not only the line where one writes. */
function intoNote(): void {
  const field = document.querySelector<HTMLElement>('[data-note]');
  field?.focus({ preventScroll: true });
  field?.closest('section')?.scrollIntoView({ block: 'nearest' });
}

/** The views as the menu bar names them. */
const views = { reading: 'reading', grid: 'fact_grid', differences: 'differences', only: 'only_here', quotes: 'quotes', origins: 'independence', source: 'what_was_read', versions: 'versions' } as const satisfies Record<Tab, MenuAction>;

export const commands: readonly Command[] = [
  { id: 'new_event', group: 'file', label: 'commands.newEvent', keys: ['Ctrl+N'], can: always, run: (bench) => bench.show({ name: 'newEvent' }) },
  { id: 'add_files', group: 'file', label: 'commands.openFiles', keys: ['Ctrl+O'], can: always, run: (bench) => void bench.arrivals.chooseFiles(bench.openId) },
  { id: 'paste_article', group: 'file', label: 'commands.paste', keys: ['Ctrl+V'], can: always, run: (bench) => bench.show({ name: 'paste' }) },
  { id: 'save_report', group: 'file', label: 'commands.report', keys: ['Ctrl+E'], can: inEvent, run: (bench) => bench.show({ name: 'report' }) },
  { id: 'print', group: 'file', label: 'commands.print', keys: ['Ctrl+P'], can: inEvent, run: (bench) => void bench.print() },
  { id: 'export_event', group: 'file', label: 'commands.exportEvent', keys: [], can: inEvent, run: (bench) => bench.show({ name: 'export', event: bench.openId }) },
  { id: 'export_library', group: 'file', label: 'commands.exportLibrary', keys: [], can: (bench) => bench.library.state === 'ready' && bench.library.value.events.length + bench.library.value.bin.length > 0, run: (bench) => bench.show({ name: 'export', event: null }) },
  { id: 'import_events', group: 'file', label: 'commands.importEvents', keys: [], can: (bench) => bench.library.state === 'ready', run: (bench) => void bench.arrivals.chooseExport() },
  { id: 'show_folder', group: 'file', label: 'commands.showFolder', keys: [], can: (bench) => bench.library.state === 'ready', run: (bench) => void bench.try(() => bench.backend.showLibraryFolder()) },
  { id: 'close_event', group: 'file', label: 'commands.home', keys: ['Alt+Home'], can: inEvent, run: (bench) => bench.home() },
  { id: 'open_example', group: 'file', label: 'commands.example', keys: [], can: always, run: (bench) => void bench.openExample() },
  { id: 'protect', group: 'file', label: 'commands.protect', keys: [], can: (bench) => bench.library.state === 'ready', run: (bench) => bench.show({ name: 'protect' }) },
  { id: 'lock_now', group: 'file', label: 'commands.lockNow', keys: ['Ctrl+L'], can: (bench) => bench.protected, run: (bench) => void bench.protection.lockNow() },
  { id: 'quit', group: 'file', label: 'commands.quit', keys: ['Ctrl+Q'], can: always, run: (bench) => void bench.backend.quit() },
  { id: 'bin', group: 'file', label: 'commands.bin', keys: [], can: always, run: (bench) => bench.show({ name: 'bin' }) },

  { id: 'undo', group: 'edit', label: 'commands.undo', keys: ['Ctrl+Z'], can: inEvent, run: (bench) => void bench.undo() },
  { id: 'redo', group: 'edit', label: 'commands.redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], can: inEvent, run: (bench) => void bench.redo() },
  { id: 'copy', group: 'edit', label: 'commands.copy', keys: ['Ctrl+Shift+C'], can: inEvent, run: (bench) => void bench.copyCitation() },
  { id: 'corrections', group: 'edit', label: 'commands.corrections', keys: [], can: inEvent, run: (bench) => bench.show({ name: 'corrections' }) },
  { id: 'find', group: 'edit', label: 'commands.find', keys: ['Ctrl+F', 'Ctrl+K'], can: always, run: (bench) => bench.show({ name: 'search' }) },

  { id: 'next_difference', group: 'review', label: 'commands.next', keys: ['ArrowDown', 'J'], can: (bench) => stepping(bench) || amongVersions(bench), run: (bench) => (amongVersions(bench) ? bench.current?.stepEdit(1) : bench.current?.step(1)) },
  { id: 'previous_difference', group: 'review', label: 'commands.previous', keys: ['ArrowUp', 'K'], can: (bench) => stepping(bench) || amongVersions(bench), run: (bench) => (amongVersions(bench) ? bench.current?.stepEdit(-1) : bench.current?.step(-1)) },
  { id: 'confirm', group: 'review', label: 'commands.confirm', keys: ['C'], can: chosen, run: (bench) => void bench.current?.decide('confirmed', null, bench.initials) },
  { id: 'dismiss', group: 'review', label: 'commands.dismiss', keys: ['D'], can: chosen, run: (bench) => void bench.current?.decide('dismissed', null, bench.initials) },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (number): Command => ({
      id: `side-${number}`,
      group: 'review',
      label: 'commands.sideHolds',
      keys: [`${number}`],
      keyOnly: true,
      can: (bench) => chosen(bench) && bench.current?.selected?.values[number - 1] !== undefined,
      run: (bench) => {
        const side = bench.current?.selected?.values[number - 1]?.article;
        if (side) void bench.current?.decide('resolved', side, bench.initials);
      },
    }),
  ),
  { id: 'note', group: 'review', label: 'commands.note', keys: ['N'], can: (bench) => stepping(bench) && bench.current?.focus != null, run: intoNote },
  { id: 'why', group: 'review', label: 'commands.why', keys: ['W'], can: (bench) => stepping(bench) && bench.current?.focus != null, run: (bench) => bench.current?.why.show() },
  { id: 'minor', group: 'review', label: 'commands.minor', keys: ['M'], can: stepping, run: (bench) => bench.current?.setFilter({ minor: !bench.current.filter.minor }) },
  { id: 'swap', group: 'review', label: 'commands.swap', keys: ['X'], can: (bench) => bench.current?.tab === 'reading', run: (bench) => bench.current?.swap() },
  { id: 'release', group: 'review', label: 'commands.release', keys: ['Escape'], keyOnly: true, can: (bench) => stepping(bench) && (bench.current?.focus != null || bench.current?.corrections.linking != null), run: (bench) => bench.current?.release() },

  ...tabs.map((tab, at): Command => ({
    id: views[tab],
    group: 'view',
    label: `commands.${tab}`,
    keys: [`Alt+${at + 1}`],
    can: (bench) => bench.current?.tabs.includes(tab) ?? false,
    run: (bench) => {
      if (bench.current) bench.current.tab = tab;
    },
  })),

  { id: 'zoom_in', group: 'window', label: 'commands.larger', keys: ['Ctrl++', 'Ctrl+='], can: always, run: () => settings.size(1) },
  { id: 'zoom_out', group: 'window', label: 'commands.smaller', keys: ['Ctrl+-'], can: always, run: () => settings.size(-1) },
  { id: 'zoom_reset', group: 'window', label: 'commands.normal', keys: ['Ctrl+0'], can: always, run: () => settings.size(0) },
  { id: 'theme', group: 'window', label: 'commands.theme', keys: [], can: always, run: () => settings.toggleTheme() },
  { id: 'settings', group: 'window', label: 'commands.settings', keys: ['Ctrl+,'], can: always, run: (bench) => bench.show({ name: 'settings' }) },
  { id: 'palette', group: 'window', label: 'commands.palette', keys: ['Ctrl+Shift+P'], keyOnly: true, can: always, run: (bench) => bench.show({ name: 'palette' }) },
  { id: 'keys', group: 'window', label: 'commands.keys', keys: ['?', 'F1'], can: always, run: (bench) => bench.show({ name: 'keys' }) },
  { id: 'guide', group: 'window', label: 'commands.guide', keys: [], can: always, run: (bench) => bench.show({ name: 'guide' }) },
  { id: 'about', group: 'window', label: 'commands.about', keys: [], can: always, run: (bench) => bench.show({ name: 'about' }) },
];

/** A key press in words: `Ctrl+Shift+Z`, `Alt+1`, `J`, `?`. Command on a Mac counts as Ctrl. */
export function pressed(key: KeyboardEvent): string {
  const name = key.key.length === 1 ? key.key.toUpperCase() : key.key;
  const sign = key.key.length === 1 && !/[\p{L}\p{N}]/u.test(key.key);
  // A sign that needs Shift on one keyboard does not on another: the sign says it all.
  const shift = key.shiftKey && !sign && (key.ctrlKey || key.metaKey || key.altKey);
  return [key.ctrlKey || key.metaKey ? 'Ctrl' : '', key.altKey ? 'Alt' : '', shift ? 'Shift' : '', name].filter(Boolean).join('+');
}

const byKey = new Map(commands.flatMap((command) => command.keys.map((key) => [key, command] as const)));
const byId = new Map<string, Command>(commands.map((command) => [command.id, command]));

/** The command for a key press; none for a bare key in a field that is being typed into. */
export function commandFor(key: KeyboardEvent): Command | null {
  const command = byKey.get(pressed(key));
  if (!command) return null;
  const plain = !key.ctrlKey && !key.metaKey && !key.altKey;
  // In a field these keys are the field's own.
  if (typing(key.target) && (plain || ['undo', 'redo', 'paste_article'].includes(command.id))) return null;
  return command;
}

export function commandById(id: string): Command | null {
  return byId.get(id) ?? null;
}

/** True where a key belongs to the field that has the focus. */
export function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select'));
}

const signs: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Enter: '↵' };

/** A key press as keys to draw. */
export function keysOf(press: string): string[] {
  const parts = press.endsWith('++') ? [...press.slice(0, -2).split('+'), '+'] : press.split('+');
  return parts.map((part) => signs[part] ?? part);
}

import type { DateOrderView, ReportOptionsView, SettingsView, ThemeView } from '../backend';
import { language, languages, type LanguageCode } from '../language/language.svelte';

/** Minutes after which an unused library is locked; 0 never does. */
export const lockTimes = [0, 5, 15, 60] as const;
/** Sizes of letters, in percent of the usual. */
export const sizes = [75, 80, 90, 100, 110, 125, 150, 175, 200] as const;
const usual: SettingsView = { theme: 'system', textSize: 100, dateOrder: 'system', keyboardHints: true, lockAfter: 15, language: null, report: null };
/** What is in a report where nobody chose. */
const usualReport: ReportOptionsView = { minor: false, open: true, agreements: true, onlyHere: true, dismissed: true, leftOut: true, decisions: true, evidence: true };
const kept = 'crosscheck.settings';
const themes: ThemeView[] = ['system', 'light', 'dark'];
const orders: DateOrderView[] = ['system', 'day_first', 'month_first', 'year_first'];

/** Takes what was kept as far as it makes sense: it may come from another version. */
export function readSettings(found: unknown): SettingsView {
  const from = (typeof found === 'object' && found !== null ? found : {}) as Partial<SettingsView>;
  return {
    theme: themes.find((theme) => theme === from.theme) ?? usual.theme,
    textSize: sizes.find((size) => size === from.textSize) ?? usual.textSize,
    dateOrder: orders.find((order) => order === from.dateOrder) ?? usual.dateOrder,
    keyboardHints: typeof from.keyboardHints === 'boolean' ? from.keyboardHints : usual.keyboardHints,
    lockAfter: lockTimes.find((minutes) => minutes === from.lockAfter) ?? usual.lockAfter,
    language: typeof from.language === 'string' && from.language in languages ? from.language : null,
    report: from.report ?? null,
  };
}

/** The settings in force. They are kept on this computer and obeyed at once. */
class Settings {
  #values = $state.raw<SettingsView>(usual);
  #systemDark = $state(false);
  #save: ((values: SettingsView) => void) | null = null;
  #zoom: ((factor: number) => void) | null = null;
  readonly dark = $derived(this.#values.theme === 'system' ? this.#systemDark : this.#values.theme === 'dark');

  get now(): SettingsView {
    return this.#values;
  }

  /** Reads what was kept and follows the system; call once, before the first paint. */
  start() {
    try {
      this.#values = readSettings(JSON.parse(localStorage.getItem(kept) ?? '{}'));
      // An earlier version kept more here than settings.
      localStorage.setItem(kept, JSON.stringify(this.#values));
    } catch {
      this.#values = usual;
    }
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => {
      this.#systemDark = dark.matches;
      this.#obey();
    };
    dark.addEventListener('change', follow);
    follow();
  }

  /** What the program has kept goes before what the page has; what is changed from now on goes to both. */
  join(found: unknown, save: (values: SettingsView) => void, zoom: (factor: number) => void) {
    if (found !== null) this.#values = readSettings(found);
    this.#save = save;
    this.#zoom = zoom;
    this.#obey();
  }

  change(change: Partial<SettingsView>) {
    this.#values = { ...this.#values, ...change };
    localStorage.setItem(kept, JSON.stringify(this.#values));
    this.#obey();
    this.#save?.(this.#values);
  }

  toggleTheme() {
    this.change({ theme: this.dark ? 'light' : 'dark' });
  }

  /** The next size up or down; `0` is the usual one. */
  size(by: 1 | -1 | 0) {
    const at = sizes.findIndex((size) => size === this.#values.textSize);
    const next = by === 0 ? usual.textSize : sizes[Math.min(sizes.length - 1, Math.max(0, at + by))];
    if (next !== undefined) this.change({ textSize: next });
  }

  #obey() {
    language.choose((this.#values.language as LanguageCode | null) ?? 'system');
    const root = document.documentElement;
    root.dataset.theme = this.dark ? 'dark' : 'light';
    root.dataset.hints = this.#values.keyboardHints ? 'on' : 'off';
    this.#zoom?.(this.#values.textSize / 100);
  }
}

export const settings = new Settings();

/** What is in a report, as it was chosen last. */
export function reportOptions(): ReportOptionsView {
  return { ...usualReport, ...settings.now.report };
}

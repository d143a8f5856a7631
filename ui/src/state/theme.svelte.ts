const kept = 'crosscheck.theme';
type Theme = 'light' | 'dark';

/** Light or dark: as the system has it until the person picks one. */
class ThemeState {
  #chosen = $state<Theme | null>(null);
  #system = $state<Theme>('light');
  readonly current = $derived(this.#chosen ?? this.#system);

  /** Reads the kept choice and follows the system; call once, before the first paint. */
  start() {
    const wish = localStorage.getItem(kept);
    if (wish === 'light' || wish === 'dark') this.#chosen = wish;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => {
      this.#system = dark.matches ? 'dark' : 'light';
      this.#apply();
    };
    dark.addEventListener('change', follow);
    follow();
  }

  toggle() {
    this.#chosen = this.current === 'dark' ? 'light' : 'dark';
    localStorage.setItem(kept, this.#chosen);
    this.#apply();
  }

  #apply() {
    document.documentElement.dataset.theme = this.current;
  }
}

export const theme = new ThemeState();

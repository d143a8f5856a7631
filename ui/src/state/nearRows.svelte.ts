import { SvelteSet } from 'svelte/reactivity';

/** Rows in sight or almost: their cells are drawn. Where nothing can tell, all are. */
export class NearRows {
  readonly #near = new SvelteSet<number>();
  readonly #all = typeof IntersectionObserver === 'undefined';

  has(at: number): boolean {
    return this.#all || this.#near.has(at);
  }

  /** Nothing has been told yet. */
  get none(): boolean {
    return this.#near.size === 0;
  }

  /** Follows the lines (`data-line`: their place) of what scrolls until it is ended. */
  watch(table: HTMLElement): (() => void) | undefined {
    if (this.#all) return undefined;
    const watch = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting } of seen) {
          const at = Number((target as HTMLElement).dataset['line']);
          if (isIntersecting) this.#near.add(at);
          else this.#near.delete(at);
        }
      },
      { root: table, rootMargin: '160px 0px' },
    );
    for (const line of table.querySelectorAll('[data-line]')) watch.observe(line);
    return () => watch.disconnect();
  }
}

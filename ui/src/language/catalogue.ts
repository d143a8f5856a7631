/** A phrase with places in it, and the words for it. */
interface Pattern {
  form: RegExp;
  /** Letters of its own: what says most of itself is tried first. */
  letters: number;
  words: string;
}

/**
 * As with gettext, the English phrase is the key of the words for it. `{}` in it stands for a name, a figure or another phrase of the
 * catalogue; in the words, `{0}` is what stands in the first place (`{}`, where there is one), `{1}` in the second.
 */
export class Catalogue {
  readonly #whole: Map<string, string>;
  readonly #patterns: Pattern[];

  constructor(phrases: Record<string, string>) {
    this.#whole = new Map(Object.entries(phrases));
    this.#patterns = Object.entries(phrases)
      .filter(([english]) => english.includes('{}'))
      .map(([english, words]) => {
        const parts = english.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
        return { form: new RegExp(`^${parts.join('([^]+?)')}$`), letters: english.length, words };
      })
      // "How many {} were shot?" before "How many {}?".
      .sort((a, b) => b.letters - a.letters);
  }

  /** The words for a phrase; null where the catalogue has none. `inside` says what may stand in its places. */
  find(phrase: string, inside: (place: string) => boolean = () => true): string | null {
    const whole = this.#whole.get(phrase);
    if (whole !== undefined) return whole;
    for (const { form, words } of this.#patterns) {
      const found = form.exec(phrase);
      if (!found?.slice(1).every(inside)) continue;
      return words.replace(/\{(\d?)\}/g, (_, place: string) => {
        const there = found[Number(place || 0) + 1] ?? '';
        // A phrase of the catalogue, or something that stays as it is.
        return this.find(there, inside) ?? there;
      });
    }
    return null;
  }
}

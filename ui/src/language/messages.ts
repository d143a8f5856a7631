import german from './messages.de.json';
import { language, type LanguageCode } from './language.svelte';

/** A message with places in it, and the words for it: `{0}` is what stands in the first place. */
interface Pattern {
  form: RegExp;
  /** Letters of its own: what says most of itself is tried first. */
  letters: number;
  words: string;
}

/**
 * What the program says to a person (refusals, warnings of the importers, notices of the library) comes in English; as with gettext, the
 * English message is the key of the catalogue. `{}` stands for a name, a figure or another phrase. One that the catalogue does not have is
 * shown as it is.
 */
class Messages {
  readonly #whole: Map<string, string>;
  readonly #patterns: Pattern[];

  constructor(messages: Record<string, string>) {
    this.#whole = new Map(Object.entries(messages));
    this.#patterns = Object.entries(messages)
      .filter(([english]) => english.includes('{}'))
      .map(([english, words]) => {
        const parts = english.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
        return { form: new RegExp(`^${parts.join('([^]+?)')}$`), letters: english.length, words };
      })
      .sort((a, b) => b.letters - a.letters);
  }

  /** One message; with `close` no place in it holds the end of a sentence. */
  #find(message: string, close: boolean): string | null {
    const whole = this.#whole.get(message);
    if (whole !== undefined) return whole;
    for (const { form, words } of this.#patterns) {
      const found = form.exec(message);
      if (!found || (close && found.slice(1).some((inside) => /[.] \S/.test(inside)))) continue;
      return words.replace(/\{(\d)\}/g, (_, place: string) => {
        const inside = found[Number(place) + 1] ?? '';
        // A phrase of the catalogue, or something that stays as it is.
        return this.#find(inside, close) ?? inside;
      });
    }
    return null;
  }

  /** Messages after one another. */
  #several(messages: string): string | null {
    const one = this.#find(messages, true);
    if (one !== null) return one;
    for (const end of messages.matchAll(/[.] (?=\S)/g)) {
      const first = this.#find(messages.slice(0, end.index + 1), true);
      const rest = first === null ? null : this.#several(messages.slice(end.index + 2));
      if (first !== null && rest !== null) return `${first} ${rest}`;
    }
    return null;
  }

  find(messages: string): string | null {
    return this.#several(messages) ?? this.#find(messages, false);
  }
}

const known: Partial<Record<LanguageCode, Messages>> = { de: new Messages(german) };

/** What the program says, in the window's language. */
export function told(english: string): string {
  return known[language.current]?.find(english) ?? english;
}

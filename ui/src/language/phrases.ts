import german from './phrases.de.json';
import { language, type LanguageCode } from './language.svelte';

type Sort = keyof typeof german;

/** A phrase with a place in it: what stands around the place, and the words for it. */
interface Open {
  before: string;
  after: string;
  words: string;
}

/**
 * What the engine says comes in English, from closed sets of phrases; as with gettext, the English phrase is the key of the catalogue. `{}`
 * stands for a name or a word of the articles, or for another phrase. A phrase that the catalogue does not have is shown as it is.
 */
class Phrases {
  readonly #whole: Map<string, string>;
  readonly #open: Open[];

  constructor(phrases: Record<string, string>) {
    this.#whole = new Map(Object.entries(phrases));
    this.#open = Object.entries(phrases).flatMap(([phrase, words]) => {
      const at = phrase.indexOf('{}');
      return at < 0 ? [] : [{ before: phrase.slice(0, at), after: phrase.slice(at + 2), words }];
    });
    // What says most of itself first: "How many {} were shot?" before "How many {}?".
    this.#open.sort((a, b) => b.before.length + b.after.length - (a.before.length + a.after.length));
  }

  find(phrase: string): string | null {
    const whole = this.#whole.get(phrase);
    if (whole !== undefined) return whole;
    for (const { before, after, words } of this.#open) {
      if (phrase.length <= before.length + after.length || !phrase.startsWith(before) || !phrase.endsWith(after)) continue;
      const inside = phrase.slice(before.length, phrase.length - after.length);
      return words.replace('{}', () => this.find(inside) ?? inside);
    }
    return null;
  }
}

const known: Partial<Record<LanguageCode, Record<Sort, Phrases>>> = {
  de: { notes: new Phrases(german.notes), questions: new Phrases(german.questions), trimmed: new Phrases(german.trimmed) },
};
/** Between the values of a reason. */
const against: Partial<Record<LanguageCode, string>> = { de: 'gegen' };

function said(sort: Sort, phrase: string): string {
  return known[language.current]?.[sort].find(phrase) ?? phrase;
}

/** A question of the fact grid. */
export const question = (english: string) => said('questions', english);

/** Why a block was trimmed. */
export const trimReason = (english: string) => said('trimmed', english);

/** Why a difference is one: the printed values, which stay as they are, and then what makes them a difference. */
export function reason(english: string): string {
  const word = against[language.current];
  if (!word) return english;
  const end = english.lastIndexOf('”: ');
  const [values, note] = end < 0 ? [english, null] : [english.slice(0, end + 1), english.slice(end + 3)];
  const list = values.replaceAll('” against “', `” ${word} “`);
  return note === null ? list : `${list}: ${said('notes', note)}`;
}

import { Catalogue } from './catalogue';
import german from './phrases.de.json';
import { language, type LanguageCode } from './language.svelte';

type Sort = keyof typeof german;

/** What the engine says comes in English, from closed sets of phrases; one that the catalogue does not have is shown as it is. */
const known: Partial<Record<LanguageCode, Record<Sort, Catalogue>>> = {
  de: { notes: new Catalogue(german.notes), questions: new Catalogue(german.questions), trimmed: new Catalogue(german.trimmed) },
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

import { Catalogue } from './catalogue';
import german from './messages.de.json';
import { language, type LanguageCode } from './language.svelte';

const known: Partial<Record<LanguageCode, Catalogue>> = { de: new Catalogue(german) };

/** No place of a message holds the end of a sentence. */
const within = (place: string) => !/[.] \S/.test(place);

/** Messages after one another. */
function several(catalogue: Catalogue, messages: string): string | null {
  const one = catalogue.find(messages, within);
  if (one !== null) return one;
  for (const end of messages.matchAll(/[.] (?=\S)/g)) {
    const first = catalogue.find(messages.slice(0, end.index + 1), within);
    const rest = first === null ? null : several(catalogue, messages.slice(end.index + 2));
    if (first !== null && rest !== null) return `${first} ${rest}`;
  }
  return null;
}

/**
 * What the program says to a person (refusals, warnings of the importers, notices of the library), in the window's language. It comes in
 * English; what the catalogue does not have is shown as it is.
 */
export function told(english: string): string {
  const catalogue = known[language.current];
  return catalogue ? (several(catalogue, english) ?? catalogue.find(english) ?? english) : english;
}

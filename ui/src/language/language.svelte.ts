import i18next from 'i18next';
import de from './de.json';
import en from './en.json';

/** Paths of the catalogue; of a plural (`…_one`, `…_other`) the common part. */
type Paths<T, Before extends string = ''> = { [K in keyof T & string]: T[K] extends string ? `${Before}${K}` : Paths<T[K], `${Before}${K}.`> }[keyof T & string];
type Plain<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
export type Key = Plain<Paths<typeof en>>;

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type LanguageCode = keyof typeof languages;
/** `system`: as the computer has it, where the window speaks it. */
export type LanguageChoice = 'system' | LanguageCode;

void i18next.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en }, de: { translation: de } },
  // Svelte escapes what it draws.
  interpolation: { escapeValue: false },
  initAsync: false,
});

function known(code: string): code is LanguageCode {
  return code in languages;
}

function ofSystem(): LanguageCode {
  const wish = navigator.languages.map((language) => language.slice(0, 2).toLowerCase()).find(known);
  return wish ?? 'en';
}

/** The language that the window speaks. What outlets wrote and what the engine says of it stays as it is. */
class Language {
  #current = $state<LanguageCode>('en');

  get current() {
    return this.#current;
  }

  choose(choice: LanguageChoice) {
    const code = choice === 'system' ? ofSystem() : choice;
    void i18next.changeLanguage(code);
    this.#current = code;
    if (typeof document !== 'undefined') document.documentElement.lang = code;
  }
}

export const language = new Language();

/** The words for a key, in the language of the window; where it is read in a view, the view follows a change of language. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  // Read, so that what shows these words is drawn again when the language changes.
  const lng = language.current;
  return i18next.t(key, { ...values, lng });
}

/** A figure as the language writes it. */
export function figure(value: number): string {
  return new Intl.NumberFormat(language.current).format(value);
}

/** What a language of two letters is called. */
export function languageName(code: string): string {
  return new Intl.DisplayNames([language.current], { type: 'language' }).of(code) ?? code;
}

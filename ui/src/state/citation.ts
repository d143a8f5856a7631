import { t } from '../language/language.svelte';
import { moment } from './dates';
import { textOf, type EventIndex } from './eventIndex';

/** "Halden Courier, 12 May 2026: “Nine people were hurt.”", as it goes into a text; null where there is no such sentence. */
export function citation(index: EventIndex, article: string, sentence: number): string | null {
  const view = index.articles.get(article);
  const found = index.sentence(article, sentence);
  if (!view || !found) return null;
  const words = textOf(found);
  const date = moment(view.updated ?? view.published);
  return date ? t('citation.withDate', { outlet: view.outlet, date, words }) : t('citation.plain', { outlet: view.outlet, words });
}

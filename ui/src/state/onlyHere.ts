import type { ArticleView, EventView, SentenceView } from '../backend';
import { stoodFor } from './versions';

/** How much a sort of fact is worth to a checker; sorts that are not here are nothing to look up. */
const worth = { number: 5, money: 6, percent: 5, quote: 4, person: 4, organization: 2, age: 3, date: 3, time: 3, place: 2, title: 2, duration: 2 } as const;
export type Checkable = keyof typeof worth;

/** A sentence that one outlet alone has, with what can be checked in it. */
export interface Alone {
  sentence: SentenceView;
  /** How many of which, the most checkable first. */
  checkable: { kind: Checkable; amount: number }[];
  weight: number;
}

export interface AloneByOutlet {
  article: ArticleView;
  sentences: Alone[];
}

function weighed(kind: string): kind is Checkable {
  return kind in worth;
}

/** What is pointed out inside a sentence: things to look up. A statement is the sentence itself, or most of it. */
export function checkable(kind: string): boolean {
  return weighed(kind) && kind !== 'quote';
}

function weigh(sentence: SentenceView): Alone {
  const kinds = new Map<Checkable, Set<string>>();
  for (const run of sentence.runs) {
    if (!run.fact || !weighed(run.fact.kind)) continue;
    const values = kinds.get(run.fact.kind) ?? new Set<string>();
    values.add(run.fact.value);
    kinds.set(run.fact.kind, values);
  }
  const found = [...kinds].map(([kind, values]) => ({ kind, amount: values.size }));
  found.sort((a, b) => worth[b.kind] - worth[a.kind]);
  return {
    sentence,
    checkable: found,
    // A second fact of a kind adds less than the first: five numbers in one sentence should not bury five sentences.
    weight: found.reduce((sum, { kind, amount }) => sum + worth[kind] * (1 + Math.log2(amount)), 0),
  };
}

/** For each outlet, what no other outlet of the event reports: most checkable first, then as the article has it. What several versions of its
 * article have stands with the last of them. */
export function aloneByOutlet(view: EventView): AloneByOutlet[] {
  const told = stoodFor(view);
  return view.articles.map((article) => ({
    article,
    sentences: article.sentences
      .filter((sentence) => sentence.status === 'single' && sentence.index >= 0 && !told(article, sentence))
      .map(weigh)
      .sort((a, b) => b.weight - a.weight || a.sentence.index - b.sentence.index),
  }));
}

import type { ArticleView, EventView, SentenceView } from '../backend';

/** A sentence that one outlet alone has, with what can be checked in it. */
export interface Alone {
  sentence: SentenceView;
  /** "2 numbers", "1 name" …, the most checkable first. */
  checkable: string[];
  weight: number;
}

export interface AloneByOutlet {
  article: ArticleView;
  sentences: Alone[];
}

const worth: Record<string, [weight: number, one: string, many: string]> = {
  number: [5, 'number', 'numbers'],
  money: [6, 'amount', 'amounts'],
  percent: [5, 'percentage', 'percentages'],
  quote: [4, 'statement', 'statements'],
  person: [4, 'name', 'names'],
  organization: [2, 'organization', 'organizations'],
  age: [3, 'age', 'ages'],
  date: [3, 'date', 'dates'],
  time: [3, 'time', 'times'],
  place: [2, 'place', 'places'],
  title: [2, 'title or status', 'titles or statuses'],
  duration: [2, 'duration', 'durations'],
};

/** What is pointed out inside a sentence: things to look up. A statement is the sentence itself, or most of it. */
export function checkable(kind: string): boolean {
  return kind in worth && kind !== 'quote';
}

function weigh(sentence: SentenceView): Alone {
  const kinds = new Map<string, Set<string>>();
  for (const run of sentence.runs) {
    if (!run.fact || !(run.fact.kind in worth)) continue;
    const values = kinds.get(run.fact.kind) ?? new Set<string>();
    values.add(run.fact.value);
    kinds.set(run.fact.kind, values);
  }
  const found = [...kinds].map(([kind, values]) => ({ amount: values.size, worth: worth[kind] ?? ([0, kind, kind] as const) }));
  found.sort((a, b) => b.worth[0] - a.worth[0]);
  return {
    sentence,
    checkable: found.map(({ amount, worth: [, one, many] }) => `${amount} ${amount === 1 ? one : many}`),
    // A second fact of a kind adds less than the first: five numbers in one sentence should not bury five sentences.
    weight: found.reduce((sum, { amount, worth: [weight] }) => sum + weight * (1 + Math.log2(amount)), 0),
  };
}

/** For each outlet, what no other outlet of the event reports: most checkable first, then as the article has it. */
export function aloneByOutlet(view: EventView): AloneByOutlet[] {
  return view.articles.map((article) => ({
    article,
    sentences: article.sentences
      .filter((sentence) => sentence.status === 'single' && sentence.index >= 0)
      .map(weigh)
      .sort((a, b) => b.weight - a.weight || a.sentence.index - b.sentence.index),
  }));
}

import type { ArticleView, ClaimView, DifferenceView, EventView, FactView, SentenceView } from '../backend';
import { language, t } from '../language/language.svelte';
import { shares } from './differences';
import { kindLabel } from './labels';
import { nameOf } from './versions';

/** Look-ups over one event, built once when it is opened; nothing in it changes until the event is opened again. */
export class EventIndex {
  readonly articles: Map<string, ArticleView>;
  readonly claims: Map<string, ClaimView>;
  readonly differences: Map<string, DifferenceView>;
  readonly #names = new Map<string, string>();
  readonly #sentences = new Map<string, Map<number, SentenceView>>();
  /** For each claim asked about: its facts, and the articles that have each. */
  readonly #factsOf = new Map<string, Map<string, Set<string>>>();
  readonly #byClaim = new Map<string, DifferenceView[]>();
  /** Ids by article and sentence of their sides. */
  readonly #bySide = new Map<string, string[]>();
  readonly #order: Map<string, number>;

  constructor(view: EventView) {
    this.articles = new Map(view.articles.map((article) => [article.id, article]));
    this.claims = new Map(view.claims.map((claim) => [claim.id, claim]));
    this.differences = new Map(view.differences.map((difference) => [difference.id, difference]));
    const seen = new Map<string, number>();
    for (const article of view.articles) {
      const name = nameOf(article);
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      this.#names.set(article.id, times === 1 ? name : `${name} (${times})`);
    }
    for (const article of view.articles) this.#sentences.set(article.id, new Map(article.sentences.map((sentence) => [sentence.index, sentence])));
    this.#order = new Map(view.differences.map((difference, at) => [difference.id, at]));
    for (const difference of view.differences) {
      for (const { article, sentence } of difference.values) {
        const key = `${article} ${sentence}`;
        const known = this.#bySide.get(key);
        if (known) known.push(difference.id);
        else this.#bySide.set(key, [difference.id]);
      }
      const known = this.#byClaim.get(difference.claim);
      if (known) known.push(difference);
      else this.#byClaim.set(difference.claim, [difference]);
    }
  }

  /** The outlet's name; an earlier version of its article is told as such, another article of the same outlet by a number. */
  outlet(article: string): string {
    return this.#names.get(article) ?? t('app.unknownOutlet');
  }

  sentence(article: string, index: number): SentenceView | undefined {
    return this.#sentences.get(article)?.get(index);
  }

  /** The differences in which this very sentence is a side or has marked words, in stepping order. A side may stand outside the difference's claim. */
  differencesOf(article: string, sentence: SentenceView): DifferenceView[] {
    const ids = new Set(this.#bySide.get(`${article} ${sentence.index}`));
    for (const run of sentence.runs) for (const id of run.differences) ids.add(id);
    const found = [...ids].map((id) => this.differences.get(id)).filter((difference) => difference !== undefined);
    return found.length < 2 ? found : found.sort((a, b) => (this.#order.get(a.id) ?? 0) - (this.#order.get(b.id) ?? 0));
  }

  /** True where another article has the same fact in a sentence of one of these claims: what only one prints is not agreed. */
  agreed(article: string, sentence: SentenceView, fact: FactView): boolean {
    return sentence.claims.some((claim) => {
      let facts = this.#factsOf.get(claim);
      if (!facts) {
        facts = new Map();
        for (const mention of this.claims.get(claim)?.mentions ?? [])
          for (const run of this.sentence(mention.article, mention.sentence)?.runs ?? []) {
            if (!run.fact) continue;
            const key = `${run.fact.kind} ${run.fact.value}`;
            const articles = facts.get(key);
            if (articles) articles.add(mention.article);
            else facts.set(key, new Set([mention.article]));
          }
        this.#factsOf.set(claim, facts);
      }
      const articles = facts.get(`${fact.kind} ${fact.value}`);
      return articles !== undefined && (articles.size > 1 || !articles.has(article));
    });
  }

  differencesOfClaim(claim: string): DifferenceView[] {
    return this.#byClaim.get(claim) ?? [];
  }
}

export function textOf(sentence: SentenceView): string {
  return sentence.runs.map((run) => run.text).join('');
}

/** Names, the first of them where they are many. */
export function several(names: readonly string[]): string {
  const most = 3;
  return (names.length > most + 1 ? [...names.slice(0, most), t('count.more', { count: names.length - most })] : names).join(', ');
}

/**
 * What a screen reader says of a mark: "differs: number, 12 here, 15 in Fox News". `printed`: the words that are marked, where an
 * article has several.
 */
export function describe(difference: DifferenceView, article: string, outlet: (id: string) => string, printed: string | null = null): string {
  const here = printed ?? difference.values.find((value) => value.article === article)?.text;
  const sides: string[] = [];
  const told = new Set([article]);
  let own = false;
  for (const { text, articles } of shares(difference)) {
    const others = articles.filter((one) => !told.has(one));
    for (const one of others) told.add(one);
    const names = several(others.map(outlet));
    // The first value of the article itself is what stands here.
    if (here && articles.includes(article) && !own) {
      own = true;
      sides.unshift(names ? t('mark.hereToo', { text: here, outlet: names }) : t('mark.here', { text: here }));
    } else if (names) sides.push(t('mark.there', { text, outlet: names }));
  }
  const kind = language.current === 'en' ? kindLabel(difference.kind).toLowerCase() : kindLabel(difference.kind);
  return t(difference.update ? 'mark.update' : 'mark.differs', { kind, sides: sides.join(', ') });
}

import { asProblem, type ArticleCorrectionView, type Backend, type EventView, type PlaceView, type Problem } from '../backend';
import { t } from '../language/language.svelte';

/** What a person says of the comparison: sentences linked and parted, an article's outlet and dates. The comparison follows at once. */
export class Corrections {
  readonly #backend: Backend;
  readonly #event: string;
  readonly #complain: (problem: Problem) => void;
  readonly #took: (view: EventView, done: string) => void;
  /** The sentence that another is to be linked with, while that is chosen. */
  linking = $state.raw<{ article: string; index: number } | null>(null);

  /** `took` is given the event as it is then, and what was done in words. */
  constructor(backend: Backend, event: string, complain: (problem: Problem) => void, took: (view: EventView, done: string) => void) {
    this.#backend = backend;
    this.#event = event;
    this.#complain = complain;
    this.#took = took;
  }

  async #correct(done: string, work: () => Promise<EventView>): Promise<boolean> {
    try {
      this.#took(await work(), done);
      return true;
    } catch (caught) {
      this.#complain(asProblem(caught));
      return false;
    }
  }

  /** Waits for the sentence to be chosen that reports the same as this one. */
  startLinking(article: string, index: number) {
    this.linking = { article, index };
  }

  /** Links the sentence that waits with this one of another article; true when it did. */
  linkWith(article: string, index: number): boolean {
    const from = this.linking;
    if (!from || from.article === article) return false;
    this.linking = null;
    void this.#correct(t('sentence.linked'), () => this.#backend.linkSentences(this.#event, { article: from.article, sentence: from.index }, [{ article, sentence: index }]));
    return true;
  }

  /** These sentences do not report what those do. */
  part(left: PlaceView[], right: PlaceView[]) {
    return this.#correct(t('sentence.unlinked'), () => this.#backend.partSentences(this.#event, left, right));
  }

  correctArticle(article: string, correction: ArticleCorrectionView) {
    return this.#correct(t('corrections.saved'), () => this.#backend.correctArticle(this.#event, article, correction));
  }

  withdraw(correction: string) {
    return this.#correct(t('corrections.taken'), () => this.#backend.withdrawCorrection(this.#event, correction));
  }
}

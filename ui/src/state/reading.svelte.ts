import { asProblem, type Backend, type FieldName, type Problem, type SourceView } from '../backend';
import { t } from '../language/language.svelte';
import type { OpenEvent } from './openEvent.svelte';

/** Corrections of how the article under "What was read" was read. Each is kept at once; the comparison follows. */
export class Reading {
  readonly #backend: Backend;
  readonly #event: OpenEvent;
  readonly #complain: (problem: Problem) => void;
  readonly #done: (message: string) => void;
  #turn: Promise<unknown> = Promise.resolve();
  /** A correction is on its way. */
  busy = $state(false);

  constructor(backend: Backend, event: OpenEvent, complain: (problem: Problem) => void, done: (message: string) => void) {
    this.#backend = backend;
    this.#event = event;
    this.#complain = complain;
    this.#done = done;
  }

  /** One after another: what is asked for while another correction is on its way waits for it. */
  #run(ask: (event: string, article: string) => Promise<SourceView>, done: (view: SourceView) => string): Promise<Problem | null> {
    const article = this.#event.sourceOf;
    const turn = this.#turn.then(() => this.#ask(article, ask, done));
    this.#turn = turn;
    return turn;
  }

  async #ask(article: string, ask: (event: string, article: string) => Promise<SourceView>, done: (view: SourceView) => string): Promise<Problem | null> {
    this.busy = true;
    try {
      const view = await ask(this.#event.view.id, article);
      if (this.#event.sourceOf === article) this.#event.source = { state: 'ready', value: view };
      this.#done(done(view));
      await this.#event.refresh();
      return null;
    } catch (caught) {
      return asProblem(caught);
    } finally {
      this.busy = false;
    }
  }

  /** Puts a block back into the article, or cuts it. */
  async block(at: number, keep: boolean) {
    const problem = await this.#run((event, article) => this.#backend.correctBlock(event, article, at, keep), () => (keep ? t('whatWasRead.said.back') : t('whatWasRead.said.cut')));
    if (problem) this.#complain(problem);
  }

  /** Answers with what is wrong with the value, to be said beside the field. */
  field(field: FieldName, value: string): Promise<Problem | null> {
    return this.#run((event, article) => this.#backend.correctField(event, article, field, value), () => t('whatWasRead.said.changed'));
  }

  /** Takes the last change of the event back, of this session or one before. */
  async undo() {
    await this.#change(() => this.#backend.undo(this.#event.view.id));
  }

  async keep(article: string) {
    await this.#change(() => this.#backend.keepArticle(this.#event.view.id, article));
  }

  async remove(article: string) {
    await this.#change(() => this.#backend.removeArticle(this.#event.view.id, article));
  }

  async #change(ask: () => Promise<unknown>) {
    try {
      await ask();
      await this.#event.refresh();
    } catch (caught) {
      this.#complain(asProblem(caught));
    }
  }
}

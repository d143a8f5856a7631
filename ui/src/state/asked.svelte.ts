import { loading, settle, type Loadable } from './loadable';

/** An answer that is asked for when it is first wanted, and again after it was forgotten. */
export class Asked<T> {
  readonly #ask: () => Promise<T>;
  #question = 0;
  #under = false;
  now = $state.raw<Loadable<T>>(loading);

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  /** Asks, unless the answer is there or on its way. */
  async want() {
    if (this.#under || this.now.state === 'ready') return;
    this.#under = true;
    const question = ++this.#question;
    const answer = await settle(this.#ask());
    if (question !== this.#question) return;
    this.now = answer;
    this.#under = false;
  }

  retry() {
    this.now = loading;
    void this.want();
  }

  /** What it rests on has changed. */
  forget() {
    this.#question++;
    this.#under = false;
    this.now = loading;
  }
}

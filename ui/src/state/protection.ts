import type { LibraryProgress, Problem } from '../backend';
import { settle } from './loadable';
import type { Workbench } from './workbench.svelte';

/** The passphrase on the library: given, locked, set, and what is deleted for good. */
export class Protection {
  readonly #bench: Workbench;
  #here = 0;

  constructor(bench: Workbench) {
    this.#bench = bench;
  }

  /** Opens a library that is locked. What stands against it, or null. */
  async unlock(passphrase: string): Promise<Problem | null> {
    const opened = await settle(this.#bench.backend.unlock(passphrase));
    if (opened.state === 'failed') return opened.problem;
    await this.#bench.refreshLibrary();
    if (this.#bench.library.state === 'failed') return this.#bench.library.problem;
    await this.#bench.arrivals.takeOpened();
    return null;
  }

  /** Locks a library that is under a passphrase; what is being typed is kept first. */
  async lockNow() {
    await this.#letGo();
    await this.#bench.try(() => this.#bench.backend.lockNow());
  }

  /** Nobody was here for long: what is being typed is kept, and the program may lock the library. */
  async nobodyHere() {
    await this.#letGo();
    await settle(this.#bench.backend.letGo());
  }

  /** A field keeps what was typed when it loses the focus. */
  async #letGo() {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await settle(this.#bench.backend.kept());
  }

  /** The person did something: told the program now and then. */
  here() {
    if (!this.#bench.protected || Date.now() - this.#here < 10_000) return;
    this.#here = Date.now();
    void settle(this.#bench.backend.stillHere());
  }

  async protect(passphrase: string, progress: (now: LibraryProgress) => void) {
    await this.#bench.backend.protect(passphrase, progress);
    await this.#bench.refreshLibrary();
  }

  async changePassphrase(old: string, next: string) {
    await this.#bench.backend.changePassphrase(old, next);
  }

  async unprotect(passphrase: string, progress: (now: LibraryProgress) => void) {
    await this.#bench.backend.unprotect(passphrase, progress);
    await this.#bench.refreshLibrary();
  }

  /** Deletes events of the bin for good; with none named all of it. */
  async deleteForGood(events: string[], progress: (now: LibraryProgress) => void) {
    await this.#bench.backend.deleteForGood(events, progress);
    // What is gone can't be had back by a notice from before.
    this.#bench.notices = this.#bench.notices.filter((notice) => notice.action === null);
    await this.#bench.refreshLibrary();
  }
}

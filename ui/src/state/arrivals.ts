import type { ExportFileView, ImportResult, SuggestionView } from '../backend';
import { t } from '../language/language.svelte';
import { told } from '../language/messages';
import { loading, settle } from './loadable';
import type { Workbench } from './workbench.svelte';

/** What comes in: files that are dropped, chosen or handed over, pasted texts, exported events. */
export class Arrivals {
  readonly #bench: Workbench;
  #nextJob = 1;
  /** Exported files that wait until another dialog is closed. */
  #offered: ExportFileView[] = [];

  constructor(bench: Workbench) {
    this.#bench = bench;
  }

  /** Files that the program was started with, or that a second start handed over. They wait while the library is locked. */
  async takeOpened() {
    if (this.#bench.locked) return;
    const files = await settle(this.#bench.backend.openedFiles());
    if (files.state === 'ready') await this.importPaths(null, files.value);
  }

  /** A name for long work, to stop it by. */
  newJob(kind: string): string {
    return `${kind}-${this.#nextJob++}`;
  }

  /** Asks whether the events of exported files are to be taken in; once no other dialog is open. */
  offer(files: ExportFileView[]) {
    this.#offered.push(...files);
    if (this.#bench.dialog || this.#offered.length === 0) return;
    this.#bench.show({ name: 'importEvents', files: this.#offered });
    this.#offered = [];
  }

  /** Asks for an exported file, and whether to take it in. */
  async chooseExport() {
    await this.#bench.try(async () => {
      const file = await this.#bench.backend.chooseExport(t('transfer.importTitle'));
      if (file) this.offer([file]);
    });
  }

  /** Imports files into an event, or into a new one, and shows it. */
  async importPaths(event: string | null, paths: string[]) {
    if (paths.length === 0 || this.#bench.locked) return;
    const found = await settle(this.#bench.backend.exportsAmong(paths));
    const exported = found.state === 'ready' ? found.value : [];
    this.offer(exported);
    const articles = paths.filter((path) => !exported.some((file) => file.path === path));
    if (articles.length === 0) return;
    let chosen = event !== null;
    const result = await this.#bench.imports.paths(event, articles, (id) => {
      // Once: what the person opens meanwhile stays open.
      if (chosen) return;
      chosen = true;
      this.#bench.openId = id;
      this.#bench.event = loading;
    });
    await this.#arrived(result);
  }

  async importText(event: string | null, text: string, html: boolean) {
    await this.#arrived(await this.#bench.imports.text(event, text, html));
  }

  async chooseFiles(event: string | null) {
    await this.#bench.try(async () => this.importPaths(event, await this.#bench.backend.chooseFiles(t('event.add'))));
  }

  async #arrived(result: ImportResult | null) {
    const shown = result?.event && this.#bench.current?.view.id === result.event;
    // Chosen at once, so that what is dropped next lands in it.
    const opened = result?.event && !shown ? this.#bench.open(result.event) : null;
    await this.#bench.refreshLibrary();
    if (!result?.event) return;
    for (const suggestion of result.suggestions) this.#suggest(result.event, suggestion);
    if (shown) {
      await this.#bench.current?.refresh();
      await this.#bench.refreshLibrary();
    } else await opened;
    // All well: the panel need not be dismissed by hand.
    const clean = result.files.every((file) => file.state === 'imported' && file.warnings.length === 0);
    if (clean && !this.#bench.imports.busy) setTimeout(() => (this.#bench.imports.open = this.#bench.imports.busy), 6000);
  }

  /** An import that this window does not know of any more: it was loaded again meanwhile. */
  async importedElsewhere(event: string | null) {
    if (this.#bench.imports.busy) return;
    await this.#bench.refreshLibrary();
    if (event && this.#bench.current?.view.id === event) await this.#bench.current.refresh();
  }

  /** Articles that seem to belong elsewhere: nothing is moved unasked. */
  #suggest(from: string, { articles, event, eventName, why }: SuggestionView) {
    this.#bench.tell('done', t('imports.suggestion', { count: articles.length, name: eventName, why: told(why) }), {
      label: t('imports.moveThere'),
      run: () => void this.#bench.list.move(from, articles, event),
    });
  }
}

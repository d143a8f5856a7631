import { asProblem, type Backend, type FileOutcome, type ImportResult } from '../backend';
import { t } from '../language/language.svelte';

/** One drop, choice or paste, with what came of each of its files. */
export interface ImportJob {
  id: string;
  files: FileOutcome[];
  done: boolean;
  /** Set when the import as a whole could not be answered. */
  failed: string | null;
}

const running = (file: FileOutcome) => file.state === 'waiting' || file.state === 'reading';

/** Imports of this session: they go on while the person works, can be cancelled, dismissed and looked at again. */
export class Imports {
  readonly #backend: Backend;
  #next = 1;
  jobs = $state.raw<ImportJob[]>([]);
  open = $state(false);
  readonly busy = $derived(this.jobs.some((job) => !job.done));
  readonly files = $derived(this.jobs.flatMap((job) => job.files));
  readonly refused = $derived(this.files.filter((file) => file.state === 'refused').length + this.jobs.filter((job) => job.failed).length);
  readonly finished = $derived(this.files.filter((file) => !running(file)).length);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  #change(id: string, change: Partial<ImportJob>) {
    this.jobs = this.jobs.map((job) => (job.id === id ? { ...job, ...change } : job));
  }

  async #run(files: FileOutcome[], start: (id: string) => Promise<ImportResult>): Promise<ImportResult | null> {
    const id = `import-${this.#next++}`;
    this.jobs = [{ id, files, done: false, failed: null }, ...this.jobs];
    this.open = true;
    try {
      const result = await start(id);
      this.#change(id, { files: result.files, done: true });
      return result;
    } catch (caught) {
      const problem = asProblem(caught);
      this.#change(id, { done: true, failed: problem.message, files: (this.jobs.find((job) => job.id === id)?.files ?? files).filter((file) => !running(file)) });
      return null;
    }
  }

  /** `chosen` hears of the event that the articles go to, as soon as there is one. */
  paths(event: string | null, paths: string[], chosen: (event: string) => void = () => undefined): Promise<ImportResult | null> {
    const waiting = paths.map((path): FileOutcome => ({ state: 'waiting', file: path.split(/[/\\]/).at(-1) ?? path }));
    return this.#run(waiting, (id) =>
      this.#backend.importFiles(event, paths, id, (now) => {
        this.#change(id, { files: now.files });
        if (now.event) chosen(now.event);
      }),
    );
  }

  text(event: string | null, text: string, html: boolean): Promise<ImportResult | null> {
    return this.#run([{ state: 'reading', file: t('imports.pastedText') }], () => this.#backend.importText(event, text, html));
  }

  async cancel(id: string) {
    try {
      await this.#backend.cancelImport(id);
    } catch (caught) {
      this.#change(id, { failed: asProblem(caught).message });
    }
  }

  /** Forgets the finished ones; those that run stay. */
  clear() {
    this.jobs = this.jobs.filter((job) => !job.done);
    this.open = false;
  }
}

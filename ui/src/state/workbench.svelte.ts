import { createContext } from 'svelte';
import { asProblem, type Backend, type EventSummary, type ImportResult, type LibraryView } from '../backend';
import { Imports } from './imports.svelte';
import { loading, settle, type Loadable } from './loadable';
import { OpenEvent } from './openEvent.svelte';

/** A line at the foot of the window: a problem, or something done that can be taken back. */
export interface Notice {
  id: number;
  kind: 'problem' | 'done';
  message: string;
  action: { label: string; run: () => void } | null;
}

const initialsKept = 'crosscheck.initials';

/** The whole window: the library, the open event, imports and notices. */
export class Workbench {
  readonly backend: Backend;
  readonly imports: Imports;
  #nextNotice = 1;
  library = $state.raw<Loadable<LibraryView>>(loading);
  /** Null: no event is open, the first-sight screen is shown. */
  openId = $state<string | null>(null);
  event = $state.raw<Loadable<OpenEvent>>(loading);
  notices = $state.raw<Notice[]>([]);
  pasting = $state(false);
  help = $state(false);
  /** The list of events, where the window is too narrow to show it always. */
  listOpen = $state(false);
  #initials = $state(localStorage.getItem(initialsKept) ?? '');
  readonly events = $derived<EventSummary[]>(this.library.state === 'ready' ? this.library.value.events : []);
  readonly current = $derived(this.openId !== null && this.event.state === 'ready' ? this.event.value : null);

  constructor(backend: Backend) {
    this.backend = backend;
    this.imports = new Imports(backend);
  }

  get initials() {
    return this.#initials;
  }
  set initials(value: string) {
    this.#initials = value;
    localStorage.setItem(initialsKept, value);
  }

  async refreshLibrary() {
    const library = await settle(this.backend.library());
    if (library.state === 'failed' && this.library.state === 'ready') this.tell('problem', library.problem.message);
    else this.library = library;
  }

  async open(id: string) {
    this.listOpen = false;
    if (this.current?.view.id === id) return;
    this.openId = id;
    this.event = loading;
    const view = await settle(this.backend.openEvent(id));
    if (this.openId !== id) return;
    if (view.state !== 'ready') this.event = view;
    else
      this.event = {
        state: 'ready',
        value: new OpenEvent(
          this.backend,
          view.value,
          (problem) => this.tell('problem', problem.message),
          () => void this.refreshLibrary(),
        ),
      };
    // The list's counts come from the comparison, which may have been made just now.
    if (view.state === 'ready') await this.refreshLibrary();
  }

  async retryOpen() {
    const id = this.openId;
    this.openId = null;
    if (id) await this.open(id);
  }

  home() {
    this.openId = null;
    this.listOpen = false;
  }

  async openExample() {
    await this.#try(async () => {
      const id = await this.backend.openExample();
      await this.refreshLibrary();
      await this.open(id);
    });
  }

  /** Imports files into an event, or into a new one, and shows it. */
  async importPaths(event: string | null, paths: string[]) {
    if (paths.length > 0) await this.#arrived(await this.imports.paths(event, paths));
  }

  async importText(event: string | null, text: string, html: boolean) {
    await this.#arrived(await this.imports.text(event, text, html));
  }

  async chooseFiles(event: string | null) {
    await this.#try(async () => this.importPaths(event, await this.backend.chooseFiles()));
  }

  async #arrived(result: ImportResult | null) {
    const shown = result?.event && this.current?.view.id === result.event;
    // Chosen at once, so that what is dropped next lands in it.
    const opened = result?.event && !shown ? this.open(result.event) : null;
    await this.refreshLibrary();
    if (!result?.event) return;
    if (shown) {
      await this.current?.refresh();
      await this.refreshLibrary();
    } else await opened;
    // All well: the panel need not be dismissed by hand.
    const clean = result.files.every((file) => file.state === 'imported' && file.warnings.length === 0);
    if (clean && !this.imports.busy) setTimeout(() => (this.imports.open = this.imports.busy), 6000);
  }

  async rename(id: string, name: string) {
    await this.#try(async () => {
      await this.backend.renameEvent(id, name);
      await Promise.all([this.refreshLibrary(), this.current?.view.id === id ? this.current.refresh() : null]);
    });
  }

  async remove(id: string) {
    const name = this.events.find((event) => event.id === id)?.name ?? 'Event';
    await this.#try(async () => {
      await this.backend.deleteEvent(id);
      if (this.openId === id) this.home();
      await this.refreshLibrary();
      this.tell('done', `“${name}” is deleted.`, {
        label: 'Undo',
        run: () =>
          void this.#try(async () => {
            await this.backend.restoreEvent(id);
            await this.refreshLibrary();
            await this.open(id);
          }),
      });
    });
  }

  async undo() {
    if (!(await this.current?.undo())) this.tell('done', 'There is nothing to undo.');
  }

  tell(kind: Notice['kind'], message: string, action: Notice['action'] = null) {
    const id = this.#nextNotice++;
    this.notices = [...this.notices.filter((notice) => notice.message !== message), { id, kind, message, action }].slice(-4);
    if (kind === 'done') setTimeout(() => this.dismiss(id), action ? 12000 : 4000);
  }

  dismiss(id: number) {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }

  async #try(work: () => Promise<unknown>) {
    try {
      await work();
    } catch (caught) {
      this.tell('problem', asProblem(caught).message);
    }
  }
}

export const [workbench, provideWorkbench] = createContext<Workbench>();

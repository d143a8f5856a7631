import { createContext, tick } from 'svelte';
import { asProblem, type Backend, type EventSummary, type ExportFileView, type LibraryView, type MenuAction, type ReportPreviewView } from '../backend';
import { t } from '../language/language.svelte';
import { told } from '../language/messages';
import { Arrivals } from './arrivals';
import { Carrying } from './carrying.svelte';
import { toClipboard } from './clipboard';
import { Imports } from './imports.svelte';
import { loading, settle, type Loadable } from './loadable';
import { commandById, commands, typing, type Command } from './commands';
import { EventList } from './eventList';
import { OpenEvent } from './openEvent.svelte';
import { readPlace } from './place';
import { Protection } from './protection';
import { reportOptions, settings } from './settings.svelte';

/** A line at the foot of the window: a problem, or something done that can be taken back. */
export interface Notice {
  id: number;
  kind: 'problem' | 'done';
  message: string;
  action: { label: string; run: () => void } | null;
}

/** The dialog that is open; one at a time. */
export type DialogState =
  | { name: 'paste' | 'keys' | 'settings' | 'about' | 'report' | 'search' | 'palette' | 'newEvent' | 'bin' | 'protect' | 'corrections' | 'guide' }
  | { name: 'export'; event: string | null }
  | { name: 'importEvents'; files: ExportFileView[] }
  | { name: 'merge'; event: string }
  | { name: 'move'; event: string; article: string }
  | { name: 'article'; article: string };

/** Commands that no menu has. */
const menuless = new Set(['copy', 'swap', 'minor', 'release', 'bin', 'protect', 'corrections']);
const menuActions = new Set<string>(commands.map((command) => command.id).filter((id) => !menuless.has(id) && !id.startsWith('side-')));

/** The whole window: the library, the open event, imports and notices. */
export class Workbench {
  readonly backend: Backend;
  readonly imports: Imports;
  readonly arrivals = new Arrivals(this);
  readonly list = new EventList(this);
  readonly protection = new Protection(this);
  #nextNotice = 1;
  #menuTold = '';
  #placeKept: string | null = null;
  #back = $state(false);
  /** As typed in this window. */
  #initials = $state<string | null>(null);
  library = $state.raw<Loadable<LibraryView>>(loading);
  /** Null: no event is open, the first-sight screen is shown. */
  openId = $state<string | null>(null);
  event = $state.raw<Loadable<OpenEvent>>(loading);
  notices = $state.raw<Notice[]>([]);
  dialog = $state.raw<DialogState | null>(null);
  /** What is being printed: it stands on paper in the window's place. */
  paper = $state.raw<ReportPreviewView | null>(null);
  #printing = false;
  readonly carrying = new Carrying();
  /** The list of events, where the window is too narrow to show it always. */
  listOpen = $state(false);
  readonly events = $derived<EventSummary[]>(this.library.state === 'ready' ? this.library.value.events : []);
  /** It is under a passphrase that is not given yet: nothing but the window itself can be used. */
  readonly locked = $derived(this.library.state === 'failed' && this.library.problem.code === 'locked');
  readonly protected = $derived(this.library.state === 'ready' && this.library.value.protected);
  readonly current = $derived(this.openId !== null && this.event.state === 'ready' ? this.event.value : null);

  constructor(backend: Backend) {
    this.backend = backend;
    this.imports = new Imports(backend);
  }

  /** They stand beside decisions; the library keeps them. */
  get initials() {
    return this.#initials ?? (this.library.state === 'ready' ? this.library.value.initials : '');
  }
  set initials(value: string) {
    this.#initials = value;
    void this.try(() => this.backend.keepInitials(value));
  }

  /** What is done once, when the window opens. */
  async start() {
    const found = await settle(this.backend.settings());
    if (found.state === 'ready')
      settings.join(
        found.value,
        (values) => void this.try(() => this.backend.saveSettings(values)),
        (factor) => void settle(this.backend.zoom(factor)),
      );
    await this.refreshLibrary();
    await this.#goBack();
    await this.arrivals.takeOpened();
  }

  /** To where the window was when it had to be loaded again. */
  async #goBack() {
    const kept = await settle(this.backend.place());
    const place = kept.state === 'ready' ? readPlace(kept.value) : null;
    if (place) {
      await this.open(place.event);
      if (this.current?.view.id === place.event) this.current.goBack(place);
      this.tell('done', t('app.loadedAgain'));
    }
    this.#placeKept = kept.state === 'ready' ? kept.value : null;
    this.#back = true;
  }

  /** Tells the program where the window is, for when it has to be loaded again. */
  keepPlace() {
    const place = this.current ? JSON.stringify(this.current.here()) : null;
    if (!this.#back || place === this.#placeKept) return;
    // Not with every step of a key that is held.
    const timer = setTimeout(() => {
      this.#placeKept = place;
      void settle(this.backend.keepPlace(place));
    }, 120);
    return () => clearTimeout(timer);
  }

  /** Hears the menu bar and files from outside until the answered function is called. */
  listen(): () => void {
    const stops = [
      this.backend.onMenu(({ action, event }) => {
        if (action === 'recent') {
          if (event) void this.open(event);
          return;
        }
        // In a field these are the field's own.
        if ((action === 'undo' || action === 'redo') && typing(document.activeElement)) {
          document.execCommand(action);
          return;
        }
        const command = commandById(action);
        if (command && this.allows(command)) command.run(this);
      }),
      this.backend.onIdle(() => void this.protection.nobodyHere()),
      // The page is left with all that it has in memory; it begins anew, and finds the library locked.
      this.backend.onLocked(() => location.reload()),
      this.backend.onOpenedFiles(() => void this.arrivals.takeOpened()),
      this.backend.onImported((event) => void this.arrivals.importedElsewhere(event)),
      this.backend.onDefect((place) => this.tell('problem', t('app.defect', { place }))),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Tells the menu bar its words and what can't be chosen now. */
  tellMenu() {
    const known = commands.filter((command): command is typeof command & { id: MenuAction } => menuActions.has(command.id));
    const state = {
      labels: known.map((command) => ({ action: command.id, label: t(command.label) })),
      menus: [t('commands.groupFile'), t('commands.groupEdit'), t('commands.groupView'), t('commands.groupReview'), t('commands.groupHelp')],
      recent: t('commands.recent'),
      edit: [t('commands.cut'), t('commands.copyText'), t('commands.pasteText'), t('commands.selectAll')],
      disabled: known.filter((command) => !this.allows(command)).map((command) => command.id),
    };
    // What is selected changes often, the menu rarely.
    const told = JSON.stringify(state);
    if (told === this.#menuTold) return;
    this.#menuTold = told;
    void settle(this.backend.setMenu(state));
  }

  show(dialog: DialogState) {
    this.dialog = dialog;
  }

  closeDialog() {
    this.dialog = null;
    this.arrivals.offer([]);
  }

  async refreshLibrary() {
    const library = await settle(this.backend.library());
    if (library.state === 'failed' && library.problem.code !== 'locked' && this.library.state === 'ready') this.tell('problem', library.problem.message);
    else this.library = library;
  }

  /** Whether a command can be given now. */
  allows(command: Command): boolean {
    return (!this.locked || command.group === 'window' || command.id === 'quit') && command.can(this);
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
          (message) => this.tell('done', message),
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
    await this.try(async () => {
      const id = await this.backend.openExample();
      await this.refreshLibrary();
      await this.open(id);
    });
  }

  async undo() {
    if (!(await this.current?.undo())) this.tell('done', t('app.nothingToUndo'));
  }

  async redo() {
    if (!(await this.current?.redo())) this.tell('done', t('app.nothingToRedo'));
  }

  /** Puts the chosen side's sentence, or the chosen sentence, on the clipboard as a citation. */
  async copyCitation(article: string | null = null, sentence: number | null = null) {
    const citation = this.current?.citation(article, sentence);
    if (!citation) return;
    this.tell('done', (await toClipboard(citation)) ? t('app.copied') : t('app.notCopied'));
  }

  /** Prints the report of the open event, with what was chosen for reports last. */
  async print() {
    const event = this.current;
    if (!event || this.#printing) return;
    this.#printing = true;
    const printed = await this.try(async () => {
      const report = await this.backend.previewReport(event.view.id, reportOptions());
      this.paper = report;
      // Drawn before the system asks for it.
      await tick();
      if (await this.backend.print(report.file)) this.paper = null;
    });
    if (!printed) this.paper = null;
    this.#printing = false;
  }

  /** Opens what a search found: a sentence of an article, or the difference of a note. */
  async goTo(event: string, article: string | null, sentence: number | null, subject: string | null) {
    await this.open(event);
    const open = this.current;
    if (!open || open.view.id !== event) return;
    if (subject && open.index.differences.has(subject)) {
      open.tab = 'reading';
      open.select(subject);
    } else if (article && sentence !== null) {
      open.tab = 'reading';
      open.selectSentence(article, sentence);
    }
  }

  tell(kind: Notice['kind'], words: string, action: Notice['action'] = null) {
    const message = kind === 'problem' ? told(words) : words;
    const id = this.#nextNotice++;
    this.notices = [...this.notices.filter((notice) => notice.message !== message), { id, kind, message, action }].slice(-4);
    if (kind === 'done') setTimeout(() => this.dismiss(id), action ? 12000 : 4000);
  }

  dismiss(id: number) {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }

  /** Does something that the program may refuse; what it says then is told. False when it was refused. */
  async try(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (caught) {
      this.tell('problem', asProblem(caught).message);
      return false;
    }
  }
}

export const [workbench, provideWorkbench] = createContext<Workbench>();

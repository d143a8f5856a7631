import { SvelteMap } from 'svelte/reactivity';
import {
  asProblem,
  type Backend,
  type DecisionView,
  type DifferenceView,
  type EventView,
  type GridView,
  type IndependenceView,
  type Problem,
  type QuotesView,
  type ReviewView,
  type SourceView,
  type StepView,
  type VersionsView,
} from '../backend';
import { Asked } from './asked.svelte';
import { afterDecision, decisionOn, everything, group, sequence, step, type DifferenceFilter } from './differences';
import { dock } from './docking';
import { citation } from './citation';
import { Corrections } from './corrections.svelte';
import { EventIndex } from './eventIndex';
import { loading, settle, type Loadable } from './loadable';
import { aloneByOutlet } from './onlyHere';
import type { Place } from './place';
import { Rows } from './rows.svelte';
import { Why } from './why.svelte';
import { editsOf, isLatest } from './versions';

/** The views, in the order of their tabs and keys. */
export const tabs = ['reading', 'grid', 'differences', 'only', 'quotes', 'origins', 'source', 'versions'] as const;
export type Tab = (typeof tabs)[number];

/** What the panel at the right shows: a difference, or a sentence and who else has it. */
export type Focus = { on: 'difference'; id: string } | { on: 'sentence'; article: string; index: number };

type Side = 'left' | 'right';
/** One event on the screen: the comparison, and where in it the person is. */
export class OpenEvent {
  readonly #backend: Backend;
  readonly #complain: (problem: Problem) => void;
  readonly #decided: () => void;
  readonly #rows: Rows;

  view = $state.raw() as EventView;
  readonly index = $derived(new EventIndex(this.view));
  readonly alone = $derived(aloneByOutlet(this.view));

  /** Versions of one article have a view of their own, where there are any. */
  readonly hasVersions = $derived(this.view.articles.some((article) => article.version));
  readonly tabs = $derived(tabs.filter((tab) => tab !== 'versions' || this.hasVersions));

  tab = $state<Tab>('reading');
  left = $state('');
  right = $state('');
  /** A third article beside the two, where the person pinned one. */
  third = $state<string | null>(null);
  focus = $state.raw<Focus | null>(null);
  /** The article shown under "What was read". */
  sourceOf = $state('');
  source = $state.raw<Loadable<SourceView>>(loading);

  /** Sorts of facts that are underlined in the text; null: those that two outlets agree on. */
  facts = $state.raw<ReadonlySet<string> | null>(null);
  readonly corrections: Corrections;
  /** Why sentences stand together. */
  readonly why: Why;

  /** The passage of an outlet's own article that the person is at, 1-based among all that were changed; 0: none yet. */
  edit = $state(0);
  readonly edits = $derived.by(() => (this.versions.now.state === 'ready' ? editsOf(this.versions.now.value) : []));

  filter = $state.raw<DifferenceFilter>(everything);
  readonly reviews = new SvelteMap<string, ReviewView | null>();
  /** Notes that are being written, by their subject; they are kept when their field is left. */
  readonly drafts = new SvelteMap<string, string>();
  readonly groups = $derived(group(this.view.differences, this.filter, this.reviews));
  readonly shown = $derived(sequence(this.groups, this.filter.minor));
  readonly shownIds = $derived(this.shown.map((difference) => difference.id));
  readonly shownSet = $derived(new Set(this.shownIds));
  /** True when kind, outlet or decision hide something, in the list, the text and the strips. */
  readonly filtered = $derived(this.filter.kind !== null || this.filter.outlet !== null || this.filter.decision !== 'all');
  readonly material = $derived(this.view.differences.filter((difference) => difference.severity === 'material'));
  readonly decided = $derived(this.material.filter((difference) => decisionOn(this.reviews, difference.id) !== 'open').length);

  /** The pane in which a difference was chosen: its sentence stays where it is, the counterpart comes to it. */
  anchor = $state<Side>('left');
  readonly selected = $derived(this.focus?.on === 'difference' ? (this.index.differences.get(this.focus.id) ?? null) : null);
  /** 1-based place of the selected difference in what is shown; 0 when it is not among it. */
  readonly place = $derived(this.selected ? this.shownIds.indexOf(this.selected.id) + 1 : 0);

  constructor(backend: Backend, view: EventView, complain: (problem: Problem) => void, decided: () => void, tell: (message: string) => void = () => undefined) {
    this.#backend = backend;
    this.#complain = complain;
    this.#decided = decided;
    this.#rows = new Rows(backend, view.id);
    this.why = new Why((subject) => backend.explain(view.id, subject));
    this.corrections = new Corrections(backend, view.id, complain, (fresh, done) => {
      this.#take(fresh);
      tell(done);
      decided();
    });
    this.#take(view);
  }

  #take(view: EventView) {
    this.view = view;
    this.reviews.clear();
    for (const { id, review } of [...view.differences, ...view.claims]) this.reviews.set(id, review);
    this.#rows.forget();
    this.why.forget();
    this.edit = 0;
    for (const asked of [this.grid, this.quotes, this.independence, this.versions]) asked.forget();
    const has = (id: string) => view.articles.some((article) => article.id === id);
    if (!has(this.left) || !has(this.right) || this.left === this.right) {
      // Two outlets rather than two versions of one article.
      const [left, right] = [...view.articles.filter(isLatest), ...view.articles.filter((article) => !isLatest(article))];
      this.left = left?.id ?? '';
      this.right = right?.id ?? '';
    }
    if (!this.hasVersions && this.tab === 'versions') this.tab = 'reading';
    if (!has(this.sourceOf)) {
      this.sourceOf = this.left;
      this.source = loading;
    }
    const kept = this.focus;
    if (kept?.on === 'difference' && !view.differences.some((difference) => difference.id === kept.id)) this.focus = null;
    if (kept?.on === 'sentence' && !has(kept.article)) this.focus = null;
    if (this.filter.outlet && !has(this.filter.outlet)) this.filter = { ...this.filter, outlet: null };
    if (this.third && (!has(this.third) || this.third === this.left || this.third === this.right)) this.third = null;
    void this.#loadRows();
  }

  /** Reads the event again, after an import or a removal; the place in it is kept where it still exists. */
  async refresh() {
    const fresh = await settle(this.#backend.openEvent(this.view.id));
    if (fresh.state === 'ready') this.#take(fresh.value);
    else if (fresh.state === 'failed') this.#complain(fresh.problem);
  }

  get rows() {
    return this.#rows.now;
  }

  #loadRows() {
    return this.#rows.load(this.index, () => this);
  }

  /** Puts a third article beside the two, or with null takes it away. */
  pinThird(article: string | null) {
    if (article === this.left || article === this.right) return;
    this.third = article;
    void this.#loadRows();
  }

  /** Where the person is in it. */
  here(): Place {
    const { tab, left, right, third, focus, anchor, filter, sourceOf } = this;
    return { event: this.view.id, tab, left, right, third, focus, anchor, filter, sourceOf, drafts: [...this.drafts] };
  }

  /** Goes to a place that was kept, as far as it is still there. */
  goBack(place: Place) {
    const { tab, left, right, third, focus, anchor, filter, sourceOf, drafts } = place;
    Object.assign(this, { tab, left, right, third, focus, anchor, filter, sourceOf });
    for (const [subject, draft] of drafts) this.drafts.set(subject, draft);
    this.#take(this.view);
  }

  retryRows() {
    this.#rows.now = loading;
    void this.#loadRows();
  }

  /** Puts an outlet into a pane; when it stands in the other one, the two change places. */
  show(side: Side, article: string) {
    const other = side === 'left' ? 'right' : 'left';
    if (this[side] === article) return;
    if (this[other] === article) this[other] = this[side];
    if (this.third === article) this.third = this[side];
    this[side] = article;
    this.#keepFocusInPanes();
    void this.#loadRows();
  }

  #keepFocusInPanes() {
    if (this.focus?.on === 'sentence' && this.focus.article !== this.left && this.focus.article !== this.right) this.focus = null;
  }

  /** Brings an article into one of the panes, beside `beside` when that stands in one. */
  #bring(article: string, beside: string | null) {
    if (article === this.left || article === this.right) return;
    if (article === this.third) this.third = beside === this.right ? this.left : this.right;
    if (beside === this.right) this.left = article;
    else this.right = article;
    void this.#loadRows();
  }

  /** The claims of the sentence that has the focus: their other sentences are lit with it. */
  readonly focusClaims = $derived(new Set(this.focus?.on === 'sentence' ? this.index.sentence(this.focus.article, this.focus.index)?.claims : []));

  /** Where the selected difference is read side by side; null when nothing is, or a pane has no side of it. */
  readonly docking = $derived(this.selected && this.rows.state === 'ready' ? dock(this.rows.value, this.selected, this.left, this.right, this.anchor) : null);

  /** Selects a difference and brings two of its sides into the panes; `from` is the article in which it was chosen. */
  select(id: string | null, from: string | null = null) {
    const difference = id === null ? undefined : this.index.differences.get(id);
    if (!difference) {
      this.focus = null;
      return;
    }
    this.focus = { on: 'difference', id: difference.id };
    this.anchor = from !== null && from === this.right ? 'right' : 'left';
    this.#bringSides(difference);
  }

  /** Puts two articles that contradict each other into the panes, with as little change as can be; the anchor's pane is kept. */
  #bringSides(difference: DifferenceView) {
    const sides = [...new Set(difference.values.map((value) => value.article))];
    const valueOf = (article: string) => difference.values.find((value) => value.article === article)?.value;
    const against = (article: string) => sides.find((other) => other !== article && valueOf(other) !== valueOf(article)) ?? sides.find((other) => other !== article);
    const [anchor, other] = this.anchor === 'right' ? [this.right, this.left] : [this.left, this.right];
    if (sides.includes(anchor)) {
      const shown = sides.includes(other) && valueOf(other) !== valueOf(anchor);
      const opposite = against(anchor);
      if (!shown && opposite) this.#bring(opposite, anchor);
    } else if (sides.includes(other)) {
      const opposite = against(other);
      if (opposite) this.#bring(opposite, other);
    } else if (sides[0]) {
      this.third = null;
      this.left = sides[0];
      this.right = against(sides[0]) ?? this.view.articles.find((article) => article.id !== this.left)?.id ?? '';
      void this.#loadRows();
    }
  }

  /** Selects a sentence: the panel tells who else has it. */
  selectSentence(article: string, index: number, beside: string | null = null) {
    this.#bring(article, beside);
    this.focus = { on: 'sentence', article, index };
  }

  /** The difference to open for a sentence: the one already selected if it is among them, else the first that is shown. */
  firstOf(article: string, index: number): DifferenceView | null {
    const sentence = this.index.sentence(article, index);
    if (!sentence) return null;
    const all = this.index.differencesOf(article, sentence);
    return all.find((one) => this.shownSet.has(one.id)) ?? all[0] ?? null;
  }

  step(by: 1 | -1) {
    const id = step(this.shownIds, this.selected?.id ?? null, by);
    if (id) this.select(id);
  }

  /** To the next passage that an outlet changed in its own article, or the one before. */
  stepEdit(by: 1 | -1) {
    this.edit = Math.min(this.edits.length, Math.max(1, this.edit + by));
  }

  setFilter(change: Partial<DifferenceFilter>) {
    this.filter = { ...this.filter, ...change };
  }

  clearFilter() {
    this.setFilter({ kind: null, outlet: null, decision: 'all' });
  }

  /** Shows what was read of an article; the view then asks for it by `loadSource`. */
  openSource(article: string) {
    this.tab = 'source';
    this.sourceOf = article;
    this.source = loading;
  }

  async loadSource(article: string) {
    const source = await settle(this.#backend.source(article));
    if (this.sourceOf === article) this.source = source;
  }

  /** Keeps a decision on the selected difference and moves on to the next open one. The same decision twice takes it back. */
  async decide(decision: DecisionView, side: string | null, initials: string) {
    const difference = this.selected;
    if (!difference) return;
    const before = this.reviews.get(difference.id) ?? null;
    const again = before?.decision === decision && before.side === side;
    const next = again ? difference.id : afterDecision(this.shownIds, difference.id, this.reviews);
    const kept = this.#keep(difference.id, again ? 'open' : decision, again ? null : side, before?.note ?? '', initials);
    if (next) this.select(next);
    await kept;
  }

  /** Keeps a decision on a claim; the same twice takes it back. */
  async decideClaim(claim: string, decision: DecisionView, initials: string) {
    const before = this.reviews.get(claim) ?? null;
    await this.#keep(claim, before?.decision === decision ? 'open' : decision, null, before?.note ?? '', initials);
  }

  /** Keeps a note on a difference without deciding it. */
  async note(difference: string, note: string, initials: string) {
    const before = this.reviews.get(difference) ?? null;
    if ((before?.note ?? '') === note) return;
    await this.#keep(difference, before?.decision ?? 'open', before?.side ?? null, note, initials);
  }

  /** Takes the last change of the event back and shows where it was. False when there is none. */
  undo(): Promise<boolean> {
    return this.#again(() => this.#backend.undo(this.view.id));
  }

  /** Does again what was taken back last. False when there is nothing. */
  redo(): Promise<boolean> {
    return this.#again(() => this.#backend.redo(this.view.id));
  }

  async #again(ask: () => Promise<StepView | null>): Promise<boolean> {
    try {
      const step = await ask();
      if (!step) return false;
      if (step.subject === null) await this.refresh();
      else {
        this.reviews.set(step.subject, step.review);
        if (this.index.differences.has(step.subject)) this.select(step.subject);
      }
      this.#decided();
      return true;
    } catch (caught) {
      this.#complain(asProblem(caught));
      return true;
    }
  }

  /** Shown at once and kept; taken back and told where it can't be kept. */
  async #keep(difference: string, decision: DecisionView, side: string | null, note: string, initials: string) {
    const before = this.reviews.get(difference) ?? null;
    this.reviews.set(difference, { decision, side, note, initials, time: before?.time ?? '', since: null });
    try {
      this.reviews.set(difference, await this.#backend.review({ event: this.view.id, difference, decision, side, note, initials }));
      this.#decided();
    } catch (caught) {
      this.reviews.set(difference, before);
      this.#complain(asProblem(caught));
    }
  }

  /** Clears a decision whose words no longer stand. */
  async forget(subject: string) {
    try {
      await this.#backend.review({ event: this.view.id, difference: subject, decision: 'open', side: null, note: '', initials: '' });
      await this.refresh();
    } catch (caught) {
      this.#complain(asProblem(caught));
    }
  }

  /** The grid, the quotes, who shares text and versions are asked for when their view is opened, once for each comparison. */
  readonly grid = new Asked<GridView>(() => this.#backend.factGrid(this.view.id));
  readonly quotes = new Asked<QuotesView>(() => this.#backend.quotes(this.view.id));
  readonly independence = new Asked<IndependenceView>(() => this.#backend.independence(this.view.id));
  readonly versions = new Asked<VersionsView>(() => this.#backend.versions(this.view.id));

  /** The two panes change places: the order of the left article leads. */
  swap() {
    if (!this.right) return;
    [this.left, this.right] = [this.right, this.left];
    this.anchor = this.anchor === 'left' ? 'right' : 'left';
    void this.#loadRows();
  }

  /** Lets go of what is going on: choosing a sentence to link, or the selection. */
  release() {
    if (this.corrections.linking) this.corrections.linking = null;
    else this.select(null);
  }

  /** The citation of a sentence; without one named, of the focused sentence or the anchor's side of the selected difference. */
  citation(article: string | null = null, index: number | null = null): string | null {
    let [of, at] = [article, index];
    if (of === null || at === null) {
      const focus = this.focus;
      if (focus?.on === 'sentence') [of, at] = [focus.article, focus.index];
      else if (this.selected) {
        const pane = this.anchor === 'left' ? this.left : this.right;
        const side = this.selected.values.find((value) => value.article === pane) ?? this.selected.values[0];
        if (side) [of, at] = [side.article, side.sentence];
      }
    }
    return of === null || at === null ? null : citation(this.index, of, at);
  }

  async removeArticle(article: string) {
    try {
      await this.#backend.removeArticle(this.view.id, article);
      await this.refresh();
    } catch (caught) {
      this.#complain(asProblem(caught));
    }
  }
}

import { SvelteMap } from 'svelte/reactivity';
import type { EvidenceView, GroundKindView, GroundView } from '../backend';
import { loading, settle, type Loadable } from './loadable';

/** A row of the evidence: what it is called in the catalogue, and the grounds of its sort by their positions. */
export interface WhyRow {
  row: Row;
  grounds: { at: number; ground: GroundView }[];
}

const rows = {
  hand: ['by_hand'],
  bearer: ['same_bearer'],
  counted: ['same_counted'],
  said: ['same_said'],
  deed: ['same_deed'],
  alone: ['only_value'],
  copied: ['copied_words'],
  quoted: ['quoted_words'],
  speaker: ['speaker'],
  names: ['person', 'organization', 'place'],
  figures: ['number', 'money', 'percent', 'age'],
  times: ['date', 'time', 'duration'],
  beside: ['beside'],
  words: ['word'],
  meaning: ['meaning_very_close', 'meaning_close'],
  position: ['headlines', 'opening'],
} as const satisfies Record<string, readonly GroundKindView[]>;
export type Row = keyof typeof rows;
const names = Object.keys(rows) as Row[];

/** The grounds by row, in the order in which they are told. */
export function rowsOfWhy(view: EvidenceView): WhyRow[] {
  const grounds = view.grounds.map((ground, at) => ({ at, ground }));
  return names
    .map((row) => ({ row, grounds: grounds.filter(({ ground }) => (rows[row] as readonly GroundKindView[]).includes(ground.kind)) }))
    .filter(({ grounds }) => grounds.length > 0);
}

/** How many grounds of a row, for the line that sums them up. */
export function countOf(view: EvidenceView, row: Row): number {
  return view.grounds.filter((ground) => (rows[row] as readonly GroundKindView[]).includes(ground.kind)).length;
}

/** Each outlet's own form of a ground, in the order of the sentences; the same form of one article once. */
export function formsOf(view: EvidenceView, at: number): { article: string; form: string }[] {
  const found: { article: string; form: string }[] = [];
  for (const { article, runs } of view.sentences) {
    let form = '';
    for (const run of [...runs, { text: '', grounds: [] }]) {
      if (run.grounds.includes(at)) form += run.text;
      else {
        if (form && !found.some((one) => one.article === article && one.form === form)) found.push({ article, form });
        form = '';
      }
    }
  }
  return found;
}

/** A piece of a run: whether the ground that is pointed at stands there. */
export interface Piece {
  text: string;
  lit: boolean;
}

/** Runs of a sentence cut again where the lit words begin and end; both join to the same sentence, to the letter. */
export function lightUp(runs: readonly { text: string }[], marked: readonly { text: string; grounds: number[] }[], at: number): Piece[][] {
  let ahead = 0;
  let left = marked[0]?.text ?? '';
  return runs.map(({ text }) => {
    const pieces: Piece[] = [];
    let rest = text;
    while (rest !== '') {
      while (left === '' && ahead < marked.length) left = marked[++ahead]?.text ?? '';
      const lit = marked[ahead]?.grounds.includes(at) ?? false;
      const length = left === '' ? rest.length : Math.min(left.length, rest.length);
      const last = pieces.at(-1);
      if (last && last.lit === lit) last.text += rest.slice(0, length);
      else pieces.push({ text: rest.slice(0, length), lit });
      rest = rest.slice(length);
      left = left.slice(length);
    }
    return pieces;
  });
}

/** Why sentences stand together: asked for when it is first shown, and what of it is pointed at. */
export class Why {
  readonly #ask: (subject: string) => Promise<EvidenceView>;
  readonly #kept = new SvelteMap<string, Loadable<EvidenceView>>();
  /** Stays as it is while one goes from difference to difference. */
  open = $state(false);
  /** The ground that is pointed at, or has the focus. */
  #pointed = $state.raw<{ subject: string; at: number } | null>(null);
  /** The ground that was clicked: it stays lit. */
  #pinned = $state.raw<{ subject: string; at: number } | null>(null);
  readonly lit = $derived(this.#pointed ?? this.#pinned);

  constructor(ask: (subject: string) => Promise<EvidenceView>) {
    this.#ask = ask;
  }

  of(subject: string): Loadable<EvidenceView> {
    return this.#kept.get(subject) ?? loading;
  }

  async want(subject: string) {
    const state = this.#kept.get(subject)?.state;
    if (state === 'ready' || state === 'loading') return;
    this.#kept.set(subject, loading);
    this.#kept.set(subject, await settle(this.#ask(subject)));
  }

  point(subject: string, at: number | null) {
    this.#pointed = at === null ? null : { subject, at };
  }

  pin(subject: string, at: number) {
    this.#pinned = this.isPinned(subject, at) ? null : { subject, at };
  }

  isPinned(subject: string, at: number) {
    return this.#pinned?.subject === subject && this.#pinned.at === at;
  }

  /** Opens it and goes there, or shuts it. */
  show() {
    this.open = !this.open;
    const summary = document.querySelector<HTMLElement>('[data-why]');
    if (!this.open || !summary) return;
    summary.focus();
    // With the frame: it has its height by then.
    requestAnimationFrame(() => summary.closest('details')?.scrollIntoView({ block: 'nearest' }));
  }

  /** Nothing is pointed at any more. */
  rest() {
    this.#pointed = null;
    this.#pinned = null;
  }

  /** The comparison is another. */
  forget() {
    this.#kept.clear();
    this.rest();
  }

  /** The pieces of a sentence's runs while something in it is lit; null for all others. */
  pieces(article: string, sentence: number, runs: readonly { text: string }[]): Piece[][] | null {
    if (!this.lit) return null;
    const { subject, at } = this.lit;
    const found = this.of(subject);
    if (found.state !== 'ready') return null;
    const marked = found.value.sentences.find((one) => one.article === article && one.sentence === sentence);
    return marked?.runs.some((run) => run.grounds.includes(at)) ? lightUp(runs, marked.runs, at) : null;
  }
}

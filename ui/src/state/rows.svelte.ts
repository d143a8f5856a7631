import type { Backend, RowView } from '../backend';
import type { EventIndex } from './eventIndex';
import { loading, settle, type Loadable } from './loadable';
import { withThird, type WideRow } from './thirdPane';

/** Which articles stand in the panes. */
export interface Panes {
  left: string;
  right: string;
  third: string | null;
}

/** The rows of the reading view: asked for once for each pair of articles. */
export class Rows {
  readonly #backend: Backend;
  readonly #event: string;
  readonly #kept = new Map<string, RowView[]>();
  now = $state.raw<Loadable<WideRow[]>>(loading);

  constructor(backend: Backend, event: string) {
    this.#backend = backend;
    this.#event = event;
  }

  /** The comparison is another. */
  forget() {
    this.#kept.clear();
  }

  async #pair(left: string, right: string): Promise<Loadable<RowView[]>> {
    const key = `${left}\n${right}`;
    const kept = this.#kept.get(key);
    if (kept) return { state: 'ready', value: kept };
    const rows = await settle(this.#backend.readingRows(this.#event, left, right));
    if (rows.state === 'ready') this.#kept.set(key, rows.value);
    return rows;
  }

  /** Shows what stands in the panes; `panes` is asked again when the answer comes, since they may have been changed meanwhile. */
  async load(index: EventIndex, panes: () => Panes) {
    const { left, right, third } = panes();
    if (!left || !right) {
      const only = [...index.articles.values()][0];
      this.now = { state: 'ready', value: (only?.sentences ?? []).map((sentence) => ({ left: [sentence.index], right: [], third: [], claims: [] })) };
      return;
    }
    const kept = this.#kept.get(`${left}\n${right}`);
    if (kept && !third) {
      this.now = { state: 'ready', value: kept.map((row) => ({ ...row, third: [] })) };
      return;
    }
    if (this.now.state === 'failed') this.now = loading;
    const [rows, others] = await Promise.all([this.#pair(left, right), third ? this.#pair(left, third) : null]);
    const then = panes();
    if (left !== then.left || right !== then.right || third !== then.third) return;
    if (rows.state !== 'ready') this.now = rows;
    else if (others && others.state !== 'ready') this.now = others;
    else this.now = { state: 'ready', value: third && others ? withThird(rows.value, others.value, index, right, third) : rows.value.map((row) => ({ ...row, third: [] })) };
  }
}

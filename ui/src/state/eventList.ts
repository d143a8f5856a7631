import { t } from '../language/language.svelte';
import type { Workbench } from './workbench.svelte';

/** What is done with whole events and to which event an article belongs. */
export class EventList {
  readonly #bench: Workbench;

  constructor(bench: Workbench) {
    this.#bench = bench;
  }

  /** Makes an empty event and opens it. */
  async makeEvent(name: string) {
    await this.#bench.try(async () => {
      const id = await this.#bench.backend.makeEvent(name);
      await this.#bench.refreshLibrary();
      await this.#bench.open(id);
    });
  }

  async restore(id: string) {
    await this.#bench.try(async () => {
      await this.#bench.backend.restoreEvent(id);
      await this.#bench.refreshLibrary();
    });
  }

  async archive(id: string, archived: boolean) {
    const name = this.nameOf(id);
    await this.#bench.try(async () => {
      await this.#bench.backend.archiveEvent(id, archived);
      await this.#bench.refreshLibrary();
      if (archived) this.#bench.tell('done', t('sidebar.archivedNow', { name }), { label: t('app.undo'), run: () => void this.archive(id, false) });
    });
  }

  /** Puts all articles of one event into another. */
  async merge(from: string, into: string) {
    const [first, second] = [this.nameOf(from), this.nameOf(into)];
    await this.#bench.try(async () => {
      await this.#bench.backend.mergeEvents(into, from);
      await this.#bench.refreshLibrary();
      if (this.#bench.openId === from || this.#bench.openId === into) {
        this.#bench.openId = null;
        await this.#bench.open(into);
      }
      this.#bench.tell('done', t('sidebar.merged', { from: first, into: second }));
    });
  }

  /** Moves articles to another event, or with null to a new one. */
  async move(from: string, articles: string[], to: string | null) {
    await this.#bench.try(async () => {
      const id = await this.#bench.backend.moveArticles(from, articles, to);
      await this.#bench.refreshLibrary();
      const open = { label: t('sidebar.openIt'), run: () => void this.#bench.open(id) };
      this.#bench.tell('done', t('sidebar.moved', { name: this.nameOf(id) }), open);
      if (this.#bench.openId === from) {
        if (this.#bench.events.some((event) => event.id === from && event.articles > 0)) await this.#bench.current?.refresh();
        else await this.#bench.open(id);
      }
    });
  }

  /** Drags an article by its pane's grip: to an event of the list, or to a new one. */
  carry(article: string, start: PointerEvent) {
    const from = this.#bench.openId;
    if (from) this.#bench.carrying.begin({ from, article }, start, (to) => void this.move(from, [article], to));
  }

  async rename(id: string, name: string) {
    await this.#bench.try(async () => {
      await this.#bench.backend.renameEvent(id, name);
      await Promise.all([this.#bench.refreshLibrary(), this.#bench.current?.view.id === id ? this.#bench.current.refresh() : null]);
    });
  }

  nameOf(id: string): string {
    return this.#bench.events.find((event) => event.id === id)?.name ?? '';
  }

  async remove(id: string) {
    const name = this.nameOf(id);
    await this.#bench.try(async () => {
      await this.#bench.backend.deleteEvent(id);
      if (this.#bench.openId === id) this.#bench.home();
      await this.#bench.refreshLibrary();
      this.#bench.tell('done', t('sidebar.deleted', { name }), {
        label: t('app.undo'),
        run: () =>
          void this.#bench.try(async () => {
            await this.#bench.backend.restoreEvent(id);
            await this.#bench.refreshLibrary();
            await this.#bench.open(id);
          }),
      });
    });
  }
}

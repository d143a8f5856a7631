/** An article that is dragged, and what it is over. */
export interface Carried {
  from: string;
  article: string;
  over: string | null;
}

/** Dragging an article from its pane to an event of the list. */
export class Carrying {
  now = $state.raw<Carried | null>(null);

  /** Follows the pointer until it is let go; `dropped` hears of the event it was let go over, null for a new one. */
  begin(what: Omit<Carried, 'over'>, start: PointerEvent, dropped: (to: string | null) => void) {
    const stop = new AbortController();
    const [x, y] = [start.clientX, start.clientY];
    const target = (event: PointerEvent) => document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-drop]')?.dataset['drop'] ?? null;
    const end = () => {
      stop.abort();
      this.now = null;
    };
    addEventListener(
      'pointermove',
      (event) => {
        if (!this.now && Math.hypot(event.clientX - x, event.clientY - y) < 6) return;
        this.now = { ...what, over: target(event) };
      },
      { signal: stop.signal },
    );
    addEventListener(
      'pointerup',
      (event) => {
        const to = this.now ? target(event) : null;
        end();
        if (to === 'new') dropped(null);
        else if (to && to !== what.from) dropped(to);
      },
      { signal: stop.signal },
    );
    addEventListener('pointercancel', end, { signal: stop.signal });
    addEventListener('keydown', (key) => key.key === 'Escape' && end(), { signal: stop.signal });
  }
}

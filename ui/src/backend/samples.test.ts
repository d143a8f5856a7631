import { describe, expect, it } from 'vitest';
import { EventIndex, textOf } from '../state/eventIndex';
import { gaps } from '../state/gaps';
import sample from './samples/example.json';
import type { EventView, RowView, SourceView } from './types';

// Written by `tests/wire.rs` from the example event: what the program really sends.
const { event, rows, sources } = sample as unknown as { event: EventView; rows: RowView[]; sources: SourceView[] };

describe('what the program sends', () => {
  const index = new EventIndex(event);

  it('names only what it has', () => {
    for (const claim of event.claims) for (const { article, sentence } of claim.mentions) expect(index.sentence(article, sentence)).toBeDefined();
    for (const difference of event.differences) {
      expect(index.claims.has(difference.claim)).toBe(true);
      for (const value of difference.values) {
        const sentence = index.sentence(value.article, value.sentence);
        expect(sentence && textOf(sentence)).toContain(value.text);
        expect(sentence && index.differencesOf(value.article, sentence)).toContain(difference);
      }
    }
  });

  it('has rows for the two panes and blocks for every article', () => {
    const [left, right] = event.articles.map((article) => article.id);
    expect(gaps(rows, index, left ?? '', right ?? '')).toHaveLength(rows.length);
    expect(sources.map((source) => source.article)).toEqual(event.articles.map((article) => article.id));
    for (const [at, source] of sources.entries()) expect(source.blocks.filter((block) => block.reason !== null)).toHaveLength(event.articles[at]?.trimmed ?? -1);
  });
});

import type { ArticleView, BlockView, EventView, FieldName, FieldView, SourceView, WarningView } from '../types';
import { blocksOf } from './sample';

type Correction = { block: number; keep: boolean } | { field: FieldName; value: string };

const fields: FieldName[] = ['outlet', 'headline', 'byline', 'published', 'updated', 'language'];
const about: Partial<Record<FieldName, string[]>> = {
  outlet: ['no_outlet', 'guessed_outlet', 'outlet_conflict', 'disguised_outlet'],
  headline: ['no_headline', 'headline_conflict'],
  published: ['no_date', 'guessed_date', 'date_conflict', 'date_order'],
};

/** What was read of the samples, and the corrections made in this page. */
export class Readings {
  readonly #made = new Map<string, Correction[]>();

  source(event: EventView, article: string): SourceView {
    const view = event.articles.find((one) => one.id === article);
    const made = this.#made.get(article) ?? [];
    const blocks = blocksOf(event, article).map((block, at): BlockView => {
      const last = made.findLast((one) => 'block' in one && one.block === at);
      if (!last || !('keep' in last) || last.keep === (block.reason === null)) return block;
      return { ...block, reason: last.keep ? null : 'cut by hand', byHand: true };
    });
    const entered = (field: FieldName) => {
      const last = made.findLast((one) => 'field' in one && one.field === field);
      return last && 'value' in last ? last.value : null;
    };
    const warnings = (view?.warnings ?? []).filter((warning) => !fields.some((field) => entered(field) && about[field]?.includes(warning.code)));
    const of = (field: FieldName): FieldView => {
      const read = view ? ((view as Pick<ArticleView, FieldName>)[field] ?? '') : '';
      const own = (warning: WarningView) => about[field]?.includes(warning.code) ?? false;
      return { field, value: entered(field) ?? read, read, byHand: entered(field) !== null, warnings: warnings.filter(own) };
    };
    return { article, blocks, fields: fields.map(of), warnings };
  }

  correct(event: EventView, article: string, correction: Correction): SourceView {
    this.#made.set(article, [...(this.#made.get(article) ?? []), correction]);
    return this.source(event, article);
  }
}

import type { ArticleView, EventView, SentenceView, VersionPassageView, VersionsView } from '../backend';
import { t } from '../language/language.svelte';

/** False for an article of which the event has a later version. Where nobody knows which came first, all but one are taken for earlier. */
export function isLatest({ id, version }: ArticleView): boolean {
  return version === null || version.latest === id;
}

/** Versions of which nobody knows the order are not numbered: A, B, … */
export const letterOf = (number: number) => (number <= 26 ? String.fromCharCode(64 + number) : String(number));

/** The outlet's name, an earlier version of its article told from the last. */
export function nameOf({ outlet, version }: ArticleView): string {
  if (!version) return outlet;
  const { number, of, ordered } = version;
  if (!ordered) return t('versions.lettered', { outlet, letter: letterOf(number) });
  if (number === of) return outlet;
  return of === 2 ? t('versions.earlierName', { outlet }) : t('versions.numberedName', { outlet, number, of });
}

/** Whether a later version of an article reports what a sentence of it does: it stands for both. */
export function stoodFor(view: EventView): (article: ArticleView, sentence: SentenceView) => boolean {
  const versions = new Map(view.articles.flatMap((article) => (article.version ? [[article.id, article.version] as const] : [])));
  const claims = new Map(versions.size === 0 ? [] : view.claims.map((claim) => [claim.id, claim]));
  return (article, sentence) => {
    const own = article.version;
    if (!own) return false;
    const later = (id: string) => {
      const other = versions.get(id);
      return other?.chain === own.chain && other.number > own.number;
    };
    return sentence.claims.some((claim) => claims.get(claim)?.mentions.some((mention) => later(mention.article)));
  };
}

/** What is drawn of a step: its passages, and in place of unchanged ones, where they are not wanted, how many there are. `at`: a key. */
export function runsOfPassages(passages: VersionPassageView[], kept: boolean): ({ at: number; passage: VersionPassageView } | { at: number; kept: number })[] {
  const drawn: ({ at: number; passage: VersionPassageView } | { at: number; kept: number })[] = [];
  passages.forEach((passage, at) => {
    if (kept || passage.edit !== 'kept') {
      drawn.push({ at, passage });
      return;
    }
    const last = drawn.at(-1);
    if (last && 'kept' in last) last.kept += 1;
    else drawn.push({ at, kept: 1 });
  });
  return drawn;
}

/** All that was added, cut or changed, in the order it is drawn, each as the key that `editKey` gives it. */
export function editsOf({ steps }: VersionsView): string[] {
  return steps.flatMap(({ passages }, step) => passages.flatMap(({ edit }, at) => (edit === 'kept' ? [] : [editKey(step, at)])));
}

export const editKey = (step: number, at: number) => `${step} ${at}`;

import { changedWords } from './build';
import type { ArticleView, EditView, EventView, GridView, HitRunView, IndependenceView, QuotesView, ReviewView, SearchView, SentenceView, SettingsView, StepLabelView, VersionPassageView, VersionStepView, VersionsView } from '../types';

/** Simple answers of what the program works out in Rust: enough to draw on. */

const textOf = (sentence: SentenceView) => sentence.runs.map((run) => run.text).join('');

export const settingsAtFirst: SettingsView = {
  theme: 'system',
  textSize: 100,
  dateOrder: 'system',
  keyboardHints: true,
  lockAfter: 15,
  language: null,
  report: null,
};

/** A row for each difference, and one for each figure that is told alike. */
export function gridOf(event: EventView): GridView {
  const asOf = (id: string) => {
    const article = event.articles.find((one) => one.id === id);
    return article?.updated ?? article?.published ?? null;
  };
  return {
    rows: event.differences.map((difference) => {
      const values = [...new Set(difference.values.map((value) => value.value))];
      const articles = [...new Set(difference.values.map((value) => value.article))];
      const question = { number: 'How many?', money: 'How much?', percent: 'What share?', age: 'How old?', date: 'On what day?', time: 'When?', place: 'Where?' };
      return {
        id: `g-${difference.id}`,
        topic: '',
        question: question[difference.kind as keyof typeof question] ?? 'What was said?',
        kind: difference.kind,
        status: difference.update ? 'update' : difference.severity === 'material' ? 'differ' : 'minor',
        differences: [difference.id],
        claims: [difference.claim],
        cells: articles.map((article) => ({
          article,
          answers: difference.values
            .filter((value) => value.article === article)
            .map(({ sentence, text, value, credit }) => ({ sentence, text, value, group: values.indexOf(value), credit, asOf: asOf(article) })),
        })),
      };
    }),
  };
}

export function quotesOf(event: EventView): QuotesView {
  const wordings = event.articles.flatMap((article) =>
    article.sentences.flatMap((sentence) =>
      sentence.runs
        .filter((run) => run.fact?.kind === 'quote')
        .map((run) => ({ article: article.id, sentence: sentence.index, form: 'direct' as const, runs: [{ text: run.text, changed: false }], speaker: null })),
    ),
  );
  return { speakers: wordings.length === 0 ? [] : [{ speaker: '', quotes: wordings.map((one) => ({ wordings: [one], differs: false, differences: [] })) }] };
}

export function independenceOf(event: EventView): IndependenceView {
  const origins = [...new Set(event.articles.map((article) => article.origin))];
  const shared = new Map<string, IndependenceView['shared'][number]>();
  for (const { a, b } of event.copied) {
    const key = `${a.article} ${b.article}`;
    const entry = shared.get(key) ?? { a: a.article, b: b.article, sentences: [], share: 0 };
    entry.sentences.push([a.sentence, b.sentence]);
    const length = (id: string) => event.articles.find((one) => one.id === id)?.sentences.length ?? 1;
    entry.share = Math.min(1, entry.sentences.length / Math.min(length(a.article), length(b.article)));
    shared.set(key, entry);
  }
  return {
    origins: origins.map((origin) => ({ origin, articles: event.articles.filter((one) => one.origin === origin).map((one) => one.id), agencies: [] })),
    shared: [...shared.values()],
  };
}

/** Sentences of the same claim are one another's counterparts. */
function stepOf(earlier: ArticleView, later: ArticleView, ordered: boolean): VersionStepView {
  const whole = ({ index, runs }: SentenceView) => ({ sentence: index, runs: [{ text: runs.map((run) => run.text).join(''), changed: false }] });
  const counterpart = (sentence: SentenceView, others: SentenceView[]) =>
    others.find((other) => (sentence.index < 0) === (other.index < 0) && other.claims.some((claim) => sentence.claims.includes(claim)));
  const passages: VersionPassageView[] = [];
  const cut = earlier.sentences.filter((sentence) => !counterpart(sentence, later.sentences));
  for (const sentence of later.sentences) {
    const before = counterpart(sentence, earlier.sentences);
    if (!before) passages.push({ edit: 'added', earlier: [], later: [whole(sentence)] });
    else if (textOf(before) === textOf(sentence)) passages.push({ edit: 'kept', earlier: [whole(before)], later: [whole(sentence)] });
    else {
      const worded = (own: SentenceView, other: SentenceView) => ({ sentence: own.index, runs: changedWords(textOf(own), textOf(other)) });
      passages.push({ edit: 'changed', earlier: [worded(before, sentence)], later: [worded(sentence, before)] });
    }
    while (before && cut[0]?.index === before.index + 1) passages.push({ edit: 'cut', earlier: [whole(cut.shift()!)], later: [] });
  }
  for (const sentence of cut) passages.push({ edit: 'cut', earlier: [whole(sentence)], later: [] });
  const count = (edit: EditView) => passages.filter((passage) => passage.edit === edit).length;
  return { earlier: earlier.id, later: later.id, ordered, kept: count('kept'), changed: count('changed'), added: count('added'), cut: count('cut'), passages };
}

export function versionsOf(event: EventView): VersionsView {
  const versions = event.articles.filter((article) => article.version).sort((a, b) => (a.version?.chain ?? 0) - (b.version?.chain ?? 0) || (a.version?.number ?? 0) - (b.version?.number ?? 0));
  const steps = versions.flatMap((article, at) => {
    const next = versions[at + 1];
    return next && next.version?.chain === article.version?.chain ? [stepOf(article, next, article.version?.ordered ?? false)] : [];
  });
  return { steps };
}

function hitRuns(text: string, words: string[]): HitRunView[] {
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
  return text.split(pattern).filter(Boolean).map((piece) => ({ text: piece, hit: words.some((word) => word.toLowerCase() === piece.toLowerCase()) }));
}

export function searchIn(events: EventView[], query: string, limit: number): SearchView {
  const words = query.split(/\s+/).filter(Boolean);
  const has = (text: string) => words.length > 0 && words.every((word) => text.toLowerCase().includes(word.toLowerCase()));
  const hits = events.flatMap((event): SearchView['hits'] => {
    const base = { event: event.id, eventName: event.name, archived: event.archived, article: null, outlet: null, published: null, sentence: null, subject: null };
    const notes = event.differences.filter((one) => one.review && has(one.review.note));
    return [
      ...(has(event.name) ? [{ ...base, kind: 'event' as const, runs: hitRuns(event.name, words) }] : []),
      ...event.articles.flatMap((article) =>
        article.sentences
          .filter((sentence) => has(textOf(sentence)))
          .map((sentence) => ({
            ...base,
            kind: 'sentence' as const,
            article: article.id,
            outlet: article.outlet,
            published: article.published,
            sentence: sentence.index,
            runs: hitRuns(textOf(sentence), words),
          })),
      ),
      ...notes.map((one) => ({ ...base, kind: 'note' as const, subject: one.id, runs: hitRuns(one.review?.note ?? '', words) })),
    ];
  });
  return { hits: hits.slice(0, limit), complete: true };
}

/** What was kept before and after a decision, to be taken back. */
export interface Step {
  label: StepLabelView;
  subject: string;
  before: ReviewView | null;
  after: ReviewView | null;
}

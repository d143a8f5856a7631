import type {
  ArticleView,
  ClaimView,
  ConfidenceView,
  DifferenceKindView,
  DifferenceView,
  EventView,
  FactView,
  RowView,
  RunView,
  SentenceView,
  SeverityView,
  StatusView,
} from '../types';

/** An article in short: each sentence is `[claims, text]`, `¶` at the head of a text starts a paragraph.
 * In a text `[[words|d1 d2|number=9 people]]` marks words of differences and, or, a fact. */
export interface DraftArticle {
  id: string;
  outlet: string;
  headline: [string, string] | null;
  byline?: string;
  published?: string;
  updated?: string;
  file: string;
  format?: string;
  origin: number;
  warnings?: ArticleView['warnings'];
  trimmed: number;
  version?: ArticleView['version'];
  sentences: [string, string][];
}

export interface DraftDifference {
  id: string;
  claim: string;
  kind: DifferenceKindView;
  severity?: SeverityView;
  update?: boolean;
  confidence?: ConfidenceView;
  reason: string;
  /** Article, sentence, words, normalized, credit. */
  values: [string, number, string, string, string?][];
  /** Draw the word-level detail of the two first sides. */
  words?: boolean;
}

function runsOf(text: string): RunView[] {
  const runs: RunView[] = [];
  for (const piece of text.split(/(\[\[.*?\]\])/)) {
    if (piece === '') continue;
    const marked = /^\[\[(.*)\]\]$/.exec(piece);
    const [words = '', ids = '', fact = ''] = marked?.[1]?.split('|') ?? [piece];
    const [kind, value] = fact.split('=');
    const view: FactView | null = kind && value ? { kind, value } : null;
    runs.push({ text: words, differences: ids.split(' ').filter(Boolean), fact: view });
  }
  return runs;
}

/** Words of `mine` that `theirs` does not have in the same order (longest common subsequence over words). */
export function changedWords(mine: string, theirs: string) {
  const a = mine.split(/(?<=\s)/);
  const b = theirs.split(/(?<=\s)/);
  const same = (i: number, j: number) => a[i]?.trim().toLowerCase() === b[j]?.trim().toLowerCase();
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] = same(i, j) ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  const runs: { text: string; changed: boolean }[] = [];
  const push = (text: string, changed: boolean) => {
    const last = runs.at(-1);
    if (last?.changed === changed) last.text += text;
    else runs.push({ text, changed });
  };
  let j = 0;
  for (let i = 0; i < a.length; i++) {
    while (j < b.length && !same(i, j) && table[i]![j + 1]! >= table[i + 1]![j]!) j++;
    if (j < b.length && same(i, j)) {
      push(a[i]!, false);
      j++;
    } else push(a[i]!, true);
  }
  return runs;
}

const rank: Record<StatusView, number> = { differ: 0, agree: 1, single: 2 };

export function buildEvent(id: string, name: string, drafts: DraftArticle[], differences: DraftDifference[]): EventView {
  const claims = new Map<string, ClaimView>();
  for (const draft of drafts) {
    const rows = draft.headline ? [draft.headline, ...draft.sentences] : draft.sentences;
    rows.forEach(([ids], place) => {
      for (const claim of ids.split(' ').filter(Boolean)) {
        const view = claims.get(claim) ?? { id: claim, status: 'single', mentions: [], origins: 0, review: null };
        view.mentions.push({ article: draft.id, sentence: draft.headline ? place - 1 : place });
        claims.set(claim, view);
      }
    });
  }
  for (const claim of claims.values()) {
    const outlets = new Set(claim.mentions.map((mention) => drafts.find((draft) => draft.id === mention.article)?.outlet));
    claim.origins = new Set(claim.mentions.map((mention) => drafts.find((draft) => draft.id === mention.article)?.origin)).size;
    claim.status = differences.some((difference) => difference.claim === claim.id) ? 'differ' : outlets.size > 1 ? 'agree' : 'single';
  }
  const articles = drafts.map((draft): ArticleView => {
    let paragraph = 0;
    const sentence = ([ids, text]: [string, string], index: number): SentenceView => {
      if (text.startsWith('¶')) paragraph++;
      const own = ids.split(' ').filter(Boolean);
      const statuses = own.map((claim) => claims.get(claim)?.status ?? 'single');
      const status = statuses.sort((a, b) => rank[a] - rank[b])[0] ?? 'single';
      return { index, paragraph, status, runs: runsOf(text.replace('¶', '')), claims: own, credit: /, (\p{L}[^,]*?) said\.?$/u.exec(text)?.[1] ?? null };
    };
    return {
      id: draft.id,
      outlet: draft.outlet,
      headline: draft.headline ? runsOf(draft.headline[1]).map((run) => run.text).join('') : null,
      byline: draft.byline ?? null,
      published: draft.published ?? null,
      updated: draft.updated ?? null,
      language: 'en',
      file: draft.file,
      format: draft.format ?? 'html',
      sha256: '9f2c4e0b7a61d3588c1e4af02b96d7753e8fa1c4d20b6e9975310f8ac2d47be6',
      warnings: draft.warnings ?? [],
      sentences: [...(draft.headline ? [sentence(draft.headline, -1)] : []), ...draft.sentences.map(sentence)],
      trimmed: draft.trimmed,
      origin: draft.origin,
      version: draft.version ?? null,
      corrected: { outlet: null, headline: null, byline: null, published: null, updated: null },
    };
  });
  const textOf = (article: string, index: number) =>
    articles
      .find((one) => one.id === article)
      ?.sentences.find((one) => one.index === index)
      ?.runs.map((run) => run.text)
      .join('') ?? '';
  const sentences = articles.flatMap((article) => article.sentences.filter((sentence) => sentence.index >= 0));
  return {
    id,
    name,
    articles,
    claims: [...claims.values()],
    differences: differences.map((draft): DifferenceView => {
      const sides = draft.values.slice(0, 2).map(([article, sentence]) => ({ article, sentence, text: textOf(article, sentence) }));
      return {
        id: draft.id,
        claim: draft.claim,
        kind: draft.kind,
        severity: draft.severity ?? 'material',
        update: draft.update ?? false,
        confidence: draft.confidence ?? 'high',
        reason: draft.reason,
        values: draft.values.map(([article, sentence, text, value, credit]) => ({ article, sentence, text, value, credit: credit ?? null })),
        words: draft.words
          ? sides.map((side, i) => ({ article: side.article, sentence: side.sentence, runs: changedWords(side.text, sides[1 - i]?.text ?? '') }))
          : [],
        review: null,
      };
    }),
    copied: [],
    origins: new Set(drafts.map((draft) => draft.origin)).size,
    sentencesCompared: sentences.filter((sentence) => sentence.status !== 'single').length,
    sentences: sentences.length,
    meaning: true,
    archived: false,
    setAside: [],
    history: { undo: null, redo: null },
    corrections: [],
    unplaced: [],
  };
}

/** Rows for two articles of a built event: sentences that share a claim face each other where the order of both allows it. */
export function rowsOf(event: EventView, left: string, right: string): RowView[] {
  const a = event.articles.find((article) => article.id === left)?.sentences ?? [];
  const b = event.articles.find((article) => article.id === right)?.sentences ?? [];
  const shared = (i: number, j: number) => a[i]!.claims.filter((claim) => b[j]!.claims.includes(claim));
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, shared(i, j).length > 0 ? best[i + 1]![j + 1]! + 1 : 0);
  const rows: RowView[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && shared(i, j).length > 0 && best[i]![j] === best[i + 1]![j + 1]! + 1) {
      rows.push({ left: [a[i]!.index], right: [b[j]!.index], claims: shared(i, j) });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && best[i + 1]![j]! >= best[i]![j + 1]!)) rows.push({ left: [a[i++]!.index], right: [], claims: [] });
    else rows.push({ left: [], right: [b[j++]!.index], claims: [] });
  }
  return rows;
}

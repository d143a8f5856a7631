import type { EventView, EvidenceView, GroundKindView, GroundView, MarkedRunView, PlaceView, SentenceView } from '../types';

const textOf = (sentence: SentenceView) => sentence.runs.map((run) => run.text).join('');
const wordsOf = (text: string) => text.match(/\p{L}{4,}/gu) ?? [];
const plain = new Set(['that', 'this', 'with', 'from', 'were', 'have', 'been', 'said', 'they', 'their', 'when', 'into', 'would', 'after']);
const ofFact: Partial<Record<string, GroundKindView>> = { person: 'person', organization: 'organization', place: 'place', number: 'number', money: 'money', percent: 'percent', age: 'age', date: 'date', time: 'time' };

/** What speaks for the sentences of a claim or a difference: facts of one value and words that all have; the program knows more. */
export function explainedOf(event: EventView, subject: string): EvidenceView | null {
  const difference = event.differences.find((one) => one.id === subject);
  const places: PlaceView[] | undefined = difference?.values.map(({ article, sentence }) => ({ article, sentence })) ?? event.claims.find((one) => one.id === subject)?.mentions;
  if (!places) return null;
  const sentences = places
    .filter((place, at) => places.findIndex((one) => one.article === place.article && one.sentence === place.sentence) === at)
    .flatMap(({ article, sentence }) => {
      const found = event.articles.find((one) => one.id === article)?.sentences.find((one) => one.index === sentence);
      return found ? [{ article, sentence, found, text: textOf(found) }] : [];
    });
  const outlets = new Set(sentences.map((one) => one.article)).size;
  if (outlets < 2) return { outlets, sure: null, grounds: [], doubts: [], sentences: [] };
  const least = Math.floor(outlets / 2) + 1;
  const grounds: (GroundView & { forms: string[] })[] = [];
  const put = (kind: GroundKindView, found: { article: string; form: string }[]) => {
    const of = new Set(found.map((one) => one.article)).size;
    const forms = [...new Set(found.map((one) => one.form))].sort((a, b) => b.length - a.length);
    if (of >= least && forms[0]) grounds.push({ kind, text: forms[0], outlets: of, forms });
  };
  const facts = sentences.flatMap(({ article, found }) =>
    found.runs.flatMap((run) => (run.fact && run.differences.length === 0 ? [{ article, form: run.text, kind: run.fact.kind, value: run.fact.value }] : [])),
  );
  for (const value of new Set(facts.map((one) => one.value))) {
    const same = facts.filter((one) => one.value === value);
    const kind = ofFact[same[0]?.kind ?? ''];
    if (kind) put(kind, same);
  }
  const words = sentences.flatMap(({ article, text }) => wordsOf(text).map((form) => ({ article, form, key: form.toLowerCase().replace(/e?s$/, '') })));
  for (const key of new Set(words.map((one) => one.key))) {
    if (plain.has(key) || grounds.some((one) => one.text.toLowerCase().includes(key))) continue;
    if (grounds.filter((one) => one.kind === 'word').length < 6) put('word', words.filter((one) => one.key === key));
  }
  const whole = (kind: GroundKindView) => ({ kind, text: '', outlets: 0, forms: [] });
  if (grounds.length > 2) grounds.push(whole('meaning_close'));
  if (sentences.every((one) => one.sentence <= 1)) grounds.push(whole('opening'));
  const few = grounds.filter((one) => one.kind === 'word').length < 2;
  return {
    outlets,
    sure: few ? 'medium' : 'high',
    grounds: grounds.map(({ kind, text, outlets: of }) => ({ kind, text, outlets: of })),
    doubts: few ? [{ kind: 'few_words', text: '', outlets: 0 }] : [],
    sentences: sentences.map(({ article, sentence, text }) => ({ article, sentence, runs: marked(text, grounds.map((one) => one.forms)) })),
  };
}

function marked(text: string, forms: string[][]): MarkedRunView[] {
  const at = Array.from({ length: text.length }, () => [] as number[]);
  forms.forEach((all, ground) => {
    for (const form of all) for (let from = text.indexOf(form); form && from >= 0; from = text.indexOf(form, from + form.length)) for (let i = from; i < from + form.length; i++) if (!at[i]?.includes(ground)) at[i]?.push(ground);
  });
  const runs: MarkedRunView[] = [];
  at.forEach((grounds, i) => {
    const last = runs.at(-1);
    if (last && last.grounds.join() === grounds.join()) last.text += text[i] ?? '';
    else runs.push({ text: text[i] ?? '', grounds });
  });
  return runs;
}

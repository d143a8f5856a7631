import type { BlockView, EventView } from '../types';
import { buildEvent, type DraftArticle, type DraftDifference } from './build';

// An invented event: no such place, ship or person.
const courier: DraftArticle = {
  id: 'courier',
  outlet: 'Halden Courier',
  headline: ['c1', 'At least [[nine|d1|number=at least 9 people]] hurt as ferry and grain ship collide in fog'],
  byline: 'Ines Aalto',
  published: '2026-05-12T18:40',
  file: 'ferry-collision-halden-courier.html',
  origin: 1,
  trimmed: 7,
  sentences: [
    ['c2', '¶A passenger ferry and a grain carrier collided in fog outside Port Halden on [[Tuesday||date=12 May 2026]] morning, the coast guard said.'],
    ['c1', 'At least [[nine people|d1|number=at least 9 people]] were hurt, two of them seriously, according to the harbour hospital.'],
    ['c3', '¶The collision happened [[shortly before 6 a.m.|d2|time=before 06:00]], when the ferry was turning into the channel.'],
    ['c4', 'The ferry, the [[Solveig||organization=Solveig]], carried [[212 passengers|d3|number=212 people]] and a crew of [[14||number=14 people]].'],
    ['c20', '¶Fishermen brought the first passengers ashore in their own boats.'],
    ['c21', '“We simply threw ropes and pulled,” said [[Maren Oskell||person=Maren Oskell]], [[61||age=61 years]], who fishes for crab off the breakwater.'],
    ['c5', '¶The carrier’s captain, [[Tomas Reyl|d4|person=Tomas Reyl]], said his ship “[[had no warning at all|d5|quote=had no warning at all]]”.'],
    ['c6', 'The ferry’s second officer has been [[arrested|d6|title=arrested]], police said.'],
    ['c7', '¶The ferry company, [[Halden Line||organization=Halden Line]], put the damage at [[$1.2 million|d7|money=USD 1,200,000]].'],
    ['c8', 'Ferry traffic across the sound was stopped for the rest of the day.'],
    ['c22', '¶The harbour board had asked for a second radar on the breakwater in [[March 2024||date=March 2024]], according to minutes seen by this newspaper.'],
    ['c23', 'The request was turned down because of its cost, put at [[$340,000||money=USD 340,000]].'],
    ['c9', '¶The accident board has opened an inquiry and expects a first report [[in six weeks|d8|date=23 June 2026]].'],
  ],
};

const northern: DraftArticle = {
  id: 'northern',
  outlet: 'Northern Broadcasting',
  headline: ['c1', 'Port Halden: number of injured rises to [[14|d1|number=14 people]] after ferry collision'],
  byline: 'Northern Broadcasting newsroom',
  published: '2026-05-13T07:15',
  updated: '2026-05-13T09:02',
  file: 'Port Halden_ number of injured rises – Northern.mhtml.html',
  origin: 2,
  trimmed: 19,
  warnings: [{ code: 'truncated', message: 'The page ends with “Read more”: the end of the article may be missing from this file.' }],
  sentences: [
    ['c2', '¶The ferry [[Solveig||organization=Solveig]] and a bulk carrier collided in thick fog at the mouth of Port Halden harbour on [[12 May||date=12 May 2026]].'],
    ['c1', 'The coast guard now puts the number of injured at [[14|d1|number=14 people]]; two remain in intensive care.'],
    ['c3', '¶Radar shows the two ships touching at [[6:12 a.m.|d2|time=06:12]], the pilots’ association said.'],
    ['c4', 'On board the ferry were [[221 passengers|d3|number=221 people]] and [[14||number=14 people]] crew.'],
    ['c5', '¶“[[We had almost no warning|d5|quote=We had almost no warning]],” said the carrier’s captain, [[Thomas Reil|d4|person=Thomas Reil]].'],
    ['c24', 'He added that he had sounded his horn [[three times||number=3 times]].'],
    ['c6', '¶Police [[questioned|d6|title=questioned]] the ferry’s second officer and let her go in the evening.'],
    ['c8', 'No ferries crossed the sound on [[Tuesday||date=12 May 2026]].'],
    ['c25', 'They are to run again from [[Thursday||date=14 May 2026]] with half of the usual departures, the transport minister, [[Liv Arnesen||person=Liv Arnesen]], told Northern.'],
    ['c7', '¶[[Halden Line||organization=Halden Line]] said repairs would cost [[about $1.2 billion|d7|money=about USD 1,200,000,000]].'],
    ['c9', 'A first report of the accident board is due [[at the end of June|d8|date=end of June 2026]].'],
  ],
};

const signal: DraftArticle = {
  id: 'signal',
  outlet: 'Daily Signal',
  headline: ['c1', 'Fog collision leaves [[14|d1|number=14 people]] in hospital'],
  published: '2026-05-13',
  file: 'clip-2026-05-13.md',
  format: 'markdown',
  origin: 2,
  trimmed: 0,
  sentences: [
    ['c2', '¶The ferry [[Solveig||organization=Solveig]] and a bulk carrier collided in thick fog at the mouth of Port Halden harbour on [[12 May||date=12 May 2026]], Northern Broadcasting reports.'],
    ['c1', '[[Fourteen people|d1|number=14 people]] were injured.'],
    ['c3', 'The ships touched at [[6:12 a.m.|d2|time=06:12]]'],
    ['c6', '¶The second officer of the ferry was [[questioned|d6|title=questioned]] by police.'],
    ['c26', 'The [[Solveig||organization=Solveig]] was built in [[1994||date=1994]] and was refitted [[two years ago||date=2024]].'],
  ],
};

const differences: DraftDifference[] = [
  {
    id: 'd7',
    claim: 'c7',
    kind: 'money',
    reason: 'A thousand times apart: $1.2 million against about $1.2 billion. Both credit Halden Line.',
    values: [
      ['courier', 8, '$1.2 million', 'USD 1,200,000', 'Halden Line'],
      ['northern', 9, 'about $1.2 billion', 'about USD 1,200,000,000', 'Halden Line'],
    ],
    words: true,
  },
  {
    id: 'd6',
    claim: 'c6',
    kind: 'title',
    reason: 'Arrested here; questioned and let go there. Both credit police.',
    values: [
      ['courier', 7, 'arrested', 'arrested', 'police'],
      ['northern', 6, 'questioned', 'questioned, released', 'police'],
      ['signal', 3, 'questioned', 'questioned', 'police'],
    ],
  },
  {
    id: 'd3',
    claim: 'c4',
    kind: 'number',
    reason: '212 passengers against 221: the last two digits are the other way round. Neither names a source.',
    values: [
      ['courier', 3, '212 passengers', '212 people'],
      ['northern', 3, '221 passengers', '221 people'],
    ],
  },
  {
    id: 'd5',
    claim: 'c5',
    kind: 'quote',
    reason: 'The captain’s words differ: “no warning at all” against “almost no warning”.',
    values: [
      ['courier', 6, 'had no warning at all', 'had no warning at all', 'Tomas Reyl'],
      ['northern', 4, 'We had almost no warning', 'We had almost no warning', 'Thomas Reil'],
    ],
    words: true,
  },
  {
    id: 'd2',
    claim: 'c3',
    kind: 'time',
    confidence: 'medium',
    reason: 'Before 6 a.m. against 6:12 a.m. on the same morning; only the later one names a source, the pilots’ association.',
    values: [
      ['courier', 2, 'shortly before 6 a.m.', 'before 06:00'],
      ['northern', 2, '6:12 a.m.', '06:12', 'the pilots’ association'],
      ['signal', 2, '6:12 a.m.', '06:12'],
    ],
  },
  {
    id: 'd1',
    claim: 'c1',
    kind: 'number',
    update: true,
    reason: 'At least 9 at 18:40 on Tuesday; 14 the next morning. Nine is a lower bound, and the later figure is credited to the coast guard.',
    values: [
      ['courier', 1, 'nine people', 'at least 9 people', 'the harbour hospital'],
      ['northern', 1, '14', '14 people', 'the coast guard'],
      ['signal', 1, 'Fourteen people', '14 people', 'Northern Broadcasting'],
    ],
  },
  {
    id: 'd4',
    claim: 'c5',
    kind: 'name',
    severity: 'minor',
    reason: 'The captain’s name is spelled in two ways: Tomas Reyl, Thomas Reil.',
    values: [
      ['courier', 6, 'Tomas Reyl', 'Tomas Reyl'],
      ['northern', 4, 'Thomas Reil', 'Thomas Reil'],
    ],
  },
  {
    id: 'd8',
    claim: 'c9',
    kind: 'date',
    severity: 'minor',
    confidence: 'low',
    reason: 'In six weeks is 23 June; the other says the end of June.',
    values: [
      ['courier', 12, 'in six weeks', '23 June 2026'],
      ['northern', 10, 'at the end of June', 'end of June 2026'],
    ],
    words: true,
  },
];

export const ferry = (): EventView => buildEvent('ferry', 'Ferry collision at Port Halden', [courier, northern, signal], differences);

const version = (number: number, ordered: boolean) => ({ chain: 0, number, of: 2, ordered, latest: 'courier' });
const morning: DraftArticle = {
  id: 'courier-morning',
  outlet: 'Halden Courier',
  headline: ['c1', 'Ferry and grain ship collide in fog'],
  byline: 'Ines Aalto',
  published: '2026-05-12T09:05',
  file: 'ferry-collision-morning.html',
  origin: 1,
  trimmed: 4,
  sentences: [
    ['c2', '¶A passenger ferry and a grain carrier collided in fog outside Port Halden on [[Tuesday||date=12 May 2026]] morning, the coast guard said.'],
    ['c1', 'At least [[five people|d1|number=at least 5 people]] were hurt, according to the harbour hospital.'],
    ['c30', '¶A spokeswoman for the ferry company said that its ships are checked twice a year.'],
    ['c4', 'The ferry, the [[Solveig||organization=Solveig]], carried [[212 passengers|d3|number=212 people]] and a crew of [[14||number=14 people]].'],
    ['c8', 'Ferry traffic across the sound was stopped for the rest of the day.'],
  ],
};

/** Two versions of one outlet's article, and another outlet's. `ordered`: whether their times tell which came first. */
export function revised(ordered = true): EventView {
  const told = (one: DraftDifference): DraftDifference => ({ ...one, values: one.values.filter(([article]) => article !== 'signal') });
  const kept = differences.filter((one) => ['d1', 'd3', 'd7'].includes(one.id)).map(told);
  const [later, before] = [{ ...courier, version: version(2, ordered) }, { ...morning, version: version(1, ordered) }];
  return buildEvent('revised', 'Ferry collision at Port Halden', [before, later, northern], kept);
}

/** One article alone: nothing to compare it with. */
export const alone = (): EventView => buildEvent('alone', 'Fog at Port Halden', [courier], []);

/** Two articles between which nothing differs. */
export const calm = (): EventView => buildEvent('calm', 'A quiet day at Port Halden', [northern, signal], []);

/** `outlets` articles of `length` sentences, to see that nothing gets slow or ugly. */
export function crowd(outlets: number, length: number): EventView {
  const words = 'harbour ferry captain fog pilots radar morning coast guard passengers channel inquiry company sound traffic report bridge crew'.split(' ');
  const text = (seed: number) => {
    const out = Array.from({ length: 9 + (seed % 23) }, (_, i) => words[(seed * 7 + i * 5 + ((seed * i) % 11)) % words.length]);
    return `The ${out.join(' ')}`;
  };
  const drafts: DraftArticle[] = [];
  const many: DraftDifference[] = [];
  for (let a = 0; a < outlets; a++) {
    const sentences: [string, string][] = [];
    for (let s = 0; s < length; s++) {
      const shared = s % 5;
      const claim = shared === 4 || (shared === 1 && a % 3 === 2) ? `s${a}x${s}` : `k${s}`;
      const start = s % 4 === 0 ? '¶' : '';
      const mark = shared === 3 && a < 6 ? ` [[${100 + s + (a % 2)} people|m${s}|number=${100 + s + (a % 2)} people]]` : '';
      sentences.push([claim, `${start}${text(s + (shared === 4 ? a : 0))}${mark} said the harbour office.`]);
    }
    drafts.push({
      id: `o${a}`,
      outlet: a === 4 ? 'The Very Long-Named Evening Post and Harbour Advertiser of Halden' : `Outlet number ${a + 1}`,
      headline: ['k0', `Headline ${a + 1}: collision in the fog`],
      published: `2026-05-${String(12 + (a % 9)).padStart(2, '0')}`,
      file: `article-${a + 1}.html`,
      origin: a % 11,
      trimmed: a,
      sentences,
    });
  }
  for (let s = 3; s < length; s += 5) {
    many.push({
      id: `m${s}`,
      claim: `k${s}`,
      kind: s % 2 ? 'number' : 'money',
      severity: s % 3 ? 'material' : 'minor',
      update: s % 7 === 0,
      reason: `${100 + s} people against ${101 + s} people.`,
      values: drafts.slice(0, 6).map((draft, a) => [draft.id, s, `${100 + s + (a % 2)} people`, `${100 + s + (a % 2)} people`]),
      words: true,
    });
  }
  return buildEvent('crowd', `A crowd of ${outlets} outlets`, drafts, many);
}

/** What was read of an article: its own sentences, with clutter of the usual sorts before, between and after. */
export function blocksOf(event: EventView, article: string): BlockView[] {
  const view = event.articles.find((one) => one.id === article);
  if (!view) return [];
  const paragraphs = new Map<number, string>();
  for (const sentence of view.sentences) {
    if (sentence.index < 0) continue;
    const text = sentence.runs.map((run) => run.text).join('');
    paragraphs.set(sentence.paragraph, [paragraphs.get(sentence.paragraph), text].filter(Boolean).join(' '));
  }
  const body: BlockView[] = [...paragraphs.values()].map((text) => ({ text, reason: null, byHand: false, readReason: null }));
  if (view.trimmed === 0) return body;
  const clutter = (text: string, reason: string): BlockView => ({ text, reason, byHand: false, readReason: reason });
  return [
    clutter('Home  ·  Local  ·  Sport  ·  Weather  ·  Subscribe', 'menu of the page'),
    clutter('Share this article    Copy link    Print', 'page furniture'),
    ...body.slice(0, 2),
    clutter('Advertisement', 'advertising'),
    ...body.slice(2, 4),
    clutter('READ ALSO: Fog record for May broken again', 'link to another article'),
    ...body.slice(4),
    clutter('Sign up for our morning letter. No spam, we promise.', 'invitation to subscribe'),
    clutter('More from Local: School roof to be repaired · Library open on Sundays · The crab season in numbers', 'links to other articles'),
  ];
}

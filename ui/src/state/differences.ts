import type { DecisionView, DifferenceKindView, DifferenceView, ReviewView, ValueView } from '../backend';

export type DecisionFilter = 'all' | DecisionView | 'decided';

/** What is shown of the differences: by the list, the marks in the text, the overview strips and the keys alike. */
export interface DifferenceFilter {
  kind: DifferenceKindView | null;
  /** An article that must be one of the sides. */
  outlet: string | null;
  decision: DecisionFilter;
  minor: boolean;
}

export const everything: DifferenceFilter = { kind: null, outlet: null, decision: 'all', minor: false };

/** Conflicts first, then what the articles' times explain, then the small ones. */
export interface DifferenceGroups {
  conflicts: DifferenceView[];
  updates: DifferenceView[];
  minor: DifferenceView[];
}

export type Reviews = ReadonlyMap<string, ReviewView | null>;

export function decisionOn(reviews: Reviews, id: string): DecisionView {
  return reviews.get(id)?.decision ?? 'open';
}

function passes(difference: DifferenceView, filter: DifferenceFilter, reviews: Reviews): boolean {
  if (filter.kind && difference.kind !== filter.kind) return false;
  if (filter.outlet && !difference.values.some((value) => value.article === filter.outlet)) return false;
  if (filter.decision === 'all') return true;
  const decision = decisionOn(reviews, difference.id);
  return filter.decision === 'decided' ? decision !== 'open' : decision === filter.decision;
}

/** All that pass kind, outlet and decision, in three groups; the group of minor ones is filled even when they are not shown, to be counted. */
export function group(differences: readonly DifferenceView[], filter: DifferenceFilter, reviews: Reviews): DifferenceGroups {
  const groups: DifferenceGroups = { conflicts: [], updates: [], minor: [] };
  for (const difference of differences) {
    if (!passes(difference, filter, reviews)) continue;
    if (difference.severity === 'minor') groups.minor.push(difference);
    else if (difference.update) groups.updates.push(difference);
    else groups.conflicts.push(difference);
  }
  return groups;
}

/** The order of stepping: as the list shows them. */
export function sequence(groups: DifferenceGroups, minor: boolean): DifferenceView[] {
  return [...groups.conflicts, ...groups.updates, ...(minor ? groups.minor : [])];
}

/** The neighbour of `from` in `ids`, stopping at the ends; from nowhere, the first or the last. */
export function step(ids: readonly string[], from: string | null, by: 1 | -1): string | null {
  const at = from === null ? -1 : ids.indexOf(from);
  if (at < 0) return (by === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + by))] ?? null;
}

/** Where to go after a decision on `from`: the next open one, round the end if need be; else the next; else stay. */
export function afterDecision(ids: readonly string[], from: string, reviews: Reviews): string | null {
  const at = ids.indexOf(from);
  const rest = [...ids.slice(at + 1), ...ids.slice(0, Math.max(at, 0))];
  return rest.find((id) => decisionOn(reviews, id) === 'open') ?? ids[at + 1] ?? from;
}

/** One value of a difference, however it is printed, and the articles that have it. */
export interface Share {
  /** As it is printed first. */
  text: string;
  articles: string[];
}

/** The values that stand against each other: "16:12" and "4:12 p.m." are one. Where the values are one, the words are the matter. */
export function shares(difference: Pick<DifferenceView, 'values'>): Share[] {
  const by = (key: (value: ValueView) => string) => {
    const found = new Map<string, Share>();
    for (const value of difference.values) {
      const known = found.get(key(value));
      if (!known) found.set(key(value), { text: value.text, articles: [value.article] });
      else if (!known.articles.includes(value.article)) known.articles.push(value.article);
    }
    return [...found.values()];
  };
  const values = by(({ value }) => value);
  return values.length > 1 ? values : by(({ text }) => text.toLowerCase());
}

import type { DifferenceView, PlaceView, SentenceView } from '../backend';
import type { EventIndex } from './eventIndex';

/** Outlets outside the two panes that have a claim of a row and print the same for it. */
export interface OthersAlike {
  /** What they print where it differs from some other outlet; null: no value of theirs belongs to this row. */
  value: string | null;
  /** Against the article it is shown under. `also`: they have the claim, and something of it differs, but not in this row. */
  against: 'same' | 'differs' | 'also';
  difference: string | null;
  places: PlaceView[];
}

/**
 * Who else has the claims of a row, told apart by what they print: so that thirty outlets are a few chips, not thirty.
 * `under` is the article in whose column the chips stand; `shown` lets through the differences that the filters show.
 */
export function otherOutlets(
  index: EventIndex,
  row: readonly { article: string; sentence: SentenceView }[],
  panes: readonly string[],
  under: string,
  shown: (difference: DifferenceView) => boolean,
): OthersAlike[] {
  const groups = new Map<string, OthersAlike>();
  const told = new Set<string>(panes);
  const put = (key: string, group: Omit<OthersAlike, 'places'>, place: PlaceView) => {
    told.add(place.article);
    const known = groups.get(key);
    if (known) known.places.push(place);
    else groups.set(key, { ...group, places: [place] });
  };
  const claims = [...new Set(row.flatMap(({ sentence }) => sentence.claims))];
  for (const claim of claims)
    for (const difference of index.differencesOfClaim(claim)) {
      // A claim may have several sentences of an article: the value belongs to the row in which it is printed.
      const here = difference.values.some((value) => row.some(({ article, sentence }) => value.article === article && value.sentence === sentence.index));
      if (!here || !shown(difference)) continue;
      const own = difference.values.find((value) => value.article === under)?.value;
      for (const value of difference.values)
        if (!told.has(value.article))
          put(`${difference.id} ${value.value}`, { value: value.text, against: value.value === own ? 'same' : 'differs', difference: difference.id }, { article: value.article, sentence: value.sentence });
    }
  for (const id of claims) {
    const claim = index.claims.get(id);
    const against = claim?.status === 'agree' ? 'same' : 'also';
    for (const mention of claim?.mentions ?? [])
      if (!told.has(mention.article)) put(against, { value: null, against, difference: null }, { article: mention.article, sentence: mention.sentence });
  }
  return [...groups.values()];
}

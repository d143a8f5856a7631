import type { DifferenceView, PlaceView, SentenceView } from '../backend';
import type { EventIndex } from './eventIndex';

/** Outlets outside the two panes that have a claim of a row and print the same for it. */
export interface OthersAlike {
  /** What they print where it differs from some other outlet; null: they have the claim and nothing differs. */
  value: string | null;
  /** The value is also that of the article it is shown under. */
  same: boolean;
  difference: string | null;
  places: PlaceView[];
}

/**
 * Who else has the claims of a row, told apart by what they print: so that thirty outlets are a few chips, not thirty.
 * `under` is the article in whose column the chips stand; `shown` lets through the differences that the filters show.
 */
export function otherOutlets(
  index: EventIndex,
  sentences: readonly SentenceView[],
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
  const claims = [...new Set(sentences.flatMap((sentence) => sentence.claims))];
  for (const claim of claims)
    for (const difference of index.differencesOfClaim(claim)) {
      if (!shown(difference)) continue;
      const own = difference.values.find((value) => value.article === under)?.value;
      for (const value of difference.values)
        if (!told.has(value.article))
          put(`${difference.id} ${value.value}`, { value: value.text, same: value.value === own, difference: difference.id }, { article: value.article, sentence: value.sentence });
    }
  for (const claim of claims)
    for (const mention of index.claims.get(claim)?.mentions ?? [])
      if (!told.has(mention.article)) put('', { value: null, same: true, difference: null }, { article: mention.article, sentence: mention.sentence });
  return [...groups.values()];
}

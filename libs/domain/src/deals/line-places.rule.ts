import { wordsOf } from '../lists/words.rule.js';
import { articleKey, sameGoods } from '../stock/article.rule.js';
import type { WantedItem } from './deal-terms.type.js';

/** A thing that is, or was, wanted in a deal. */
export interface PlacedItem {
  place: number;
  item: string | null;
  article: string | null;
  name: string;
}

/** Where a wanted thing stands. */
export interface Placing {
  place: number;
  wanted: WantedItem;
  /** Nothing stood there before. */
  fresh: boolean;
}

/**
 * The places of what is wanted now: the same thing keeps its place, also where it was not wanted meanwhile, and a new one gets the next; a place is never
 * given to another thing, since questions and answers speak of places.
 */
export function placesOf(known: readonly PlacedItem[], wanted: readonly WantedItem[]): Placing[] {
  const taken = new Set<number>();
  const found = wanted.map((one) => {
    const same = KINDS.flatMap((is) => known.find((other) => !taken.has(other.place) && is(one, other)) ?? [])[0];
    if (same) taken.add(same.place);
    return same?.place;
  });
  let last = Math.max(0, ...known.map(({ place }) => place));
  return wanted.map((one, i) => ({ wanted: one, place: found[i] ?? ++last, fresh: found[i] === undefined }));
}

const nameKey = (name: string) => wordsOf(name).join(' ') || name.trim();

/** By what a thing is known again: the surest first. */
const KINDS: readonly ((wanted: WantedItem, known: PlacedItem) => boolean)[] = [
  (wanted, known) => wanted.item !== undefined && wanted.item === known.item,
  (wanted, known) => {
    const key = articleKey(wanted.article ?? '');
    return key !== '' && key === articleKey(known.article ?? '') && sameGoods(wanted.article ?? null, wanted.name, known.name) && !twoItems(wanted, known);
  },
  (wanted, known) => nameKey(wanted.name) === nameKey(known.name) && !twoItems(wanted, known) && !twoArticles(wanted, known),
];

/** Picked out of the lists as two things. */
const twoItems = (wanted: WantedItem, known: PlacedItem) => wanted.item !== undefined && known.item !== null && wanted.item !== known.item;

function twoArticles(wanted: WantedItem, known: PlacedItem): boolean {
  const [one, other] = [articleKey(wanted.article ?? ''), articleKey(known.article ?? '')];
  return one !== '' && other !== '' && one !== other;
}

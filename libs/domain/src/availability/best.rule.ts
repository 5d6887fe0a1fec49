import { Decimal } from 'decimal.js';
import { answerCovers, listCovers, type Listed, type Need, type Settled } from './covers.rule.js';
import type { LineAnswer } from './availability.type.js';

/** What decides between two who can both deliver. */
interface Rank {
  /** Null: at once. */
  readyOn: string | null;
  price: string | null;
  currency: string | null;
}

/**
 * Which of two that are enough comes first. Where the client has named a day both keep it, and the cheaper one is better; else the earlier one. Then the other way
 * about. Amounts in two currencies are not compared, for there are no rates: whoever has a price in the company's currency goes first, whoever has none last.
 */
function better(a: Rank, b: Rank, { need, currency }: { need: Need; currency: string }): number {
  const kind = kindOf(a, currency) - kindOf(b, currency);
  const day = text(a.readyOn ?? '', b.readyOn ?? '');
  const cost = text(a.currency ?? '', b.currency ?? '') || price(a, b);
  return need.neededBy === null ? day || kind || cost : kind || (kindOf(a, currency) === 0 ? cost || day : day || cost);
}

const text = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
const price = (a: Rank, b: Rank) => (a.price === null || b.price === null ? 0 : new Decimal(a.price).comparedTo(b.price));
const kindOf = ({ price, currency: its }: Rank, currency: string) => (price === null ? 2 : its === currency ? 0 : 1);

/** An answer of a supplier to a question, and how many he was asked for. */
export interface GivenAnswer extends Omit<LineAnswer, 'line'> {
  asked: string;
}

/** The best of the answers that are enough, by price and date (WT-3.5, see `better`); of equal ones the one that came first. Undefined: none is enough. */
export function bestAnswer<Answer extends GivenAnswer>(answers: readonly Answer[], { need, currency }: { need: Need; currency: string }): Answer | undefined {
  const rank = ({ readyOn, price, currency: its }: Answer): Rank => ({ readyOn: readyOn ?? null, price: price ?? null, currency: its ?? null });
  const fit = answers.filter((answer) => answerCovers(answer, need, answer.asked));
  return fit.toSorted((a, b) => better(rank(a), rank(b), { need, currency }))[0];
}

/** A row of a price list that may mean the wanted thing. */
export interface ListedOffer extends Listed {
  supplier: string;
  /** The list is young enough to be an answer. */
  counts: boolean;
}

/** What decides between two lists. */
export interface ListChoice {
  need: Need;
  today: string;
  currency: string;
  /** Whose row was picked, where one was: it goes before others that can deliver at the same time. */
  picked: string | null;
}

/** The row that settles a thing (WT-3.2, WT-3.3): what is there before what is expected, the picked supplier first, then by price and date. Undefined: somebody has to be asked. */
export function bestListed<Offer extends ListedOffer>(
  offers: readonly Offer[],
  { need, today, currency, picked }: ListChoice,
): { offer: Offer; how: Settled } | undefined {
  const fit = offers.flatMap((offer) => {
    const how = offer.counts ? listCovers(offer, need, today) : undefined;
    return how ? [{ offer, how }] : [];
  });
  const rank = ({ offer, how }: (typeof fit)[number]): Rank => ({ ...offer, readyOn: how === 'expected' ? offer.expectedOn : null });
  const others = (one: (typeof fit)[number]) => Number(one.offer.supplier !== picked);
  return fit.toSorted((a, b) => {
    if (a.how !== b.how) return a.how === 'there' ? -1 : 1;
    return others(a) - others(b) || better(rank(a), rank(b), { need, currency });
  })[0];
}

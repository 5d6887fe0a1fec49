/** What a client wants, one thing of it, as it was said on a call (WT-F4). */
export interface WantedItem {
  /** An item of the price lists, where it was picked there. */
  item?: string | undefined;
  article?: string | undefined;
  name: string;
  /** Decimal text, more than zero. */
  quantity: string;
  /** Where a price list has it: whose. */
  supplier?: string | undefined;
  /** To be asked from suppliers, whatever the price lists say. */
  ask?: boolean | undefined;
}

/** An accessory that goes with an item: what was offered, and what the client said (WT-2.1). */
export interface OfferedAccessory {
  item?: string | undefined;
  name: string;
  answer: 'taken' | 'declined';
}

/** What a first contact told of the deal (WT-S3, WT-F4). Undefined: not spoken of; what is known stays. */
export interface DealTerms {
  purpose?: string | undefined;
  items?: readonly WantedItem[] | undefined;
  accessories?: readonly OfferedAccessory[] | undefined;
  /** A day, YYYY-MM-DD. */
  neededBy?: string | undefined;
  delivery?: 'pickup' | 'delivery' | undefined;
  address?: string | undefined;
}

/** One line of an offer: what the client is told (WT-2.4). Never the price that it costs us. */
export interface OfferLine {
  /** The place of the wanted item in the deal, from 1; undefined: added while offering. */
  line?: number | undefined;
  item?: string | undefined;
  article?: string | undefined;
  name: string;
  quantity: string;
  /** Of one, in the company's currency: decimal text. */
  price: string;
  /** When it can be at the client's or in the office, YYYY-MM-DD. */
  readyOn?: string | undefined;
  supplier?: string | undefined;
}

/** A refusal that was worked through (WT-2.4, WT-O). */
export interface Objection {
  /** A name of the pack's list `objection`. */
  kind: string;
  /** What was answered. */
  argument: string;
  /** Whether the client goes on after it, or it stands in the way. */
  result: 'goesOn' | 'stands';
}

/** What a client was offered, and how it is to be done (WT-2.4, WT-2.5). */
export interface OfferTerms {
  lines: readonly OfferLine[];
  complete?: 'complete' | 'parts' | undefined;
  deliverOn?: string | undefined;
  window?: string | undefined;
  delivery?: 'pickup' | 'delivery' | undefined;
  address?: string | undefined;
  /** When the client comes to the office, RFC 3339. */
  comeAt?: string | undefined;
  payment?: 'cashOffice' | 'courier' | 'card' | 'transfer' | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  /** When the client's data will come (WT-2.10), RFC 3339. */
  dataBy?: string | undefined;
  validUntil?: string | undefined;
}

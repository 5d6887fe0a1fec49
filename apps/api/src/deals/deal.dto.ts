import { MoneyDto } from '../stock/stock.dto.js';

export class SupplierRefDto {
  id: string;
  name: string;
}

/** Who can deliver a wanted thing, and how that is known. */
export class AvailabilityDto {
  supplier: SupplierRefDto;
  /** `file`: his price list; else how he was asked. */
  source: 'file' | 'account' | 'mail' | 'messenger' | 'phone';
  sourceLabel: string;
  /** It comes on `readyOn`, and is not there yet. */
  expected: boolean;
  /** How many he has; null: he named no number. */
  quantity: string | null;
  /** What one costs us; null also for whoever may not see margins. */
  purchasePrice: MoneyDto | null;
  /** `2026-12-12`; null: at once. */
  readyOn: string | null;
  /** The price list: its file, the row in it, and the day it is of. */
  fileName: string | null;
  row: number | null;
  listedAt: string | null;
  /** The question that was answered so. */
  query: string | null;
  knownSince: string;
  /** Until then it counts. */
  holdsUntil: string;
  holds: boolean;
}

/** One thing that the client wants. */
export class DealLineDto {
  /** From 1; a place is never given to another thing. */
  place: number;
  item: string | null;
  article: string | null;
  name: string;
  /** Of the price list, where it was picked there. */
  group: string | null;
  quantity: string;
  /** Whose row was picked. */
  supplier: SupplierRefDto | null;
  /** To be asked from suppliers, whatever the price lists say. */
  ask: boolean;
  /** Null: nobody is known to have it. */
  availability: AvailabilityDto | null;
  /** Suppliers who were asked about it and have not answered yet. */
  waitingFor: SupplierRefDto[];
  /** Kept for us now, over all reservations that are not over. */
  reserved: string;
  /** The first of them ends then. */
  reservedUntil: string | null;
}

export class DealAccessoryDto {
  item: string | null;
  name: string;
  answer: 'taken' | 'declined';
}

export class DealOfferLineDto {
  place: number;
  /** The place of the wanted thing; null: added while offering. */
  line: number | null;
  item: string | null;
  article: string | null;
  name: string;
  quantity: string;
  price: MoneyDto | null;
  /** Rounded to the smallest coin. */
  total: MoneyDto | null;
  readyOn: string | null;
  supplier: SupplierRefDto | null;
  /** As it was known when the offer was told; only for whoever may see margins. */
  purchasePrice: MoneyDto | null;
  margin: MoneyDto | null;
  /** Why there is no margin: no price was told, what it costs us is not known, or that is in another currency and there are no rates. Null where it may not be seen. */
  marginUnknown: 'price' | 'cost' | 'currency' | null;
}

/** A version of the offer. */
export class DealOfferDto {
  version: number;
  at: string;
  /** Who told it; null: no person. */
  by: string | null;
  currency: string;
  lines: DealOfferLineDto[];
  /** Of the lines that have a price. */
  total: MoneyDto | null;
  margin: MoneyDto | null;
  marginUnknown: 'price' | 'cost' | 'currency' | null;
  complete: 'complete' | 'parts' | null;
  completeLabel: string | null;
  deliverOn: string | null;
  window: string | null;
  delivery: 'pickup' | 'delivery' | null;
  deliveryLabel: string | null;
  address: string | null;
  comeAt: string | null;
  payment: 'cashOffice' | 'courier' | 'card' | 'transfer' | null;
  paymentLabel: string | null;
  email: string | null;
  phone: string | null;
  dataBy: string | null;
  validUntil: string | null;
  /** When the client said yes to it. */
  agreedAt: string | null;
}

export class DealObjectionDto {
  ordinal: number;
  kind: string;
  kindLabel: string;
  argument: string;
  result: 'goesOn' | 'stands';
  resultLabel: string;
  by: string | null;
  at: string;
}

/** What a supplier has said of one thing. */
export class LineAnsweredDto {
  has: 'yes' | 'part' | 'expected' | 'no';
  hasLabel: string;
  quantity: string | null;
  /** What one costs us; null also for whoever may not see margins. */
  purchasePrice: MoneyDto | null;
  readyOn: string | null;
  reservedUntil: string | null;
  note: string | null;
  channel: 'account' | 'mail' | 'messenger' | 'phone';
  channelLabel: string;
  by: string | null;
  at: string;
}

export class QueryLineDto {
  line: number;
  article: string | null;
  name: string;
  /** As many as he was asked for. */
  quantity: string;
  answer: LineAnsweredDto | null;
}

/** A question to a supplier; its id is the key under which an answer finds it. */
export class SupplierQueryDto {
  id: string;
  /** The number in the letter, such as С-12/3. */
  reference: string;
  supplier: SupplierRefDto;
  phone: string | null;
  phoneText: string | null;
  email: string | null;
  /** His site, or the account in which stock can be looked up. */
  site: string | null;
  /** Of prices for which he names none. */
  currency: string;
  byMail: boolean;
  state: 'planned' | 'asked' | 'answered' | 'silent' | 'withdrawn';
  stateLabel: string;
  channel: 'account' | 'mail' | 'messenger' | 'phone' | null;
  channelLabel: string | null;
  plannedAt: string;
  askedAt: string | null;
  askedBy: string | null;
  reminded: number;
  answeredAt: string | null;
  endedAt: string | null;
  lines: QueryLineDto[];
}

/** Goods that a supplier keeps for us. */
export class ReservationDto {
  id: string;
  line: number;
  name: string;
  supplier: SupplierRefDto;
  quantity: string;
  until: string;
  /** `over`: its time has passed; `released`: given back before. */
  state: 'held' | 'over' | 'released';
  stateLabel: string;
  channel: 'account' | 'mail' | 'messenger' | 'phone';
  channelLabel: string;
  by: string | null;
  at: string;
}

/** Why a deal may be lost, out of the pack's list. */
export class LostReasonDto {
  name: string;
  label: string;
  /** It says little by itself: a note goes with it. */
  needsNote: boolean;
}

/** A deal: what is wanted, what is known of it, what was offered, objected, asked and reserved. */
export class DealPageDto {
  id: string;
  /** Such as С-12. */
  number: string;
  status: 'open' | 'lost';
  statusLabel: string;
  lostReason: string | null;
  openedAt: string;
  purpose: string | null;
  neededBy: string | null;
  delivery: 'pickup' | 'delivery' | null;
  deliveryLabel: string | null;
  address: string | null;
  /** Of the prices that clients are told. */
  currency: string;
  /** Whether the caller may see what things cost us. */
  margins: boolean;
  lines: DealLineDto[];
  accessories: DealAccessoryDto[];
  /** The last version first. */
  offers: DealOfferDto[];
  objections: DealObjectionDto[];
  /** The last one first. */
  queries: SupplierQueryDto[];
  reservations: ReservationDto[];
  /** What a refusal is told with. */
  lostReasons: LostReasonDto[];
}

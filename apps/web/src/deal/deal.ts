import type { Deal } from '../api/types';

export type DealLine = Deal['lines'][number];
export type DealOffer = Deal['offers'][number];
export type DealQuery = Deal['queries'][number];
export type Reservation = Deal['reservations'][number];

/** The version that was told last. */
export function lastOffer(deal: Pick<Deal, 'offers'> | undefined): DealOffer | undefined {
  return deal?.offers.toSorted((one, other) => other.version - one.version)[0];
}

/** What a thing costs us, as far as this reader may know it. */
export function costOf(line: DealLine | undefined): { amount: string; currency: string } | null {
  return line?.availability?.purchasePrice ?? null;
}

/** Questions to which an answer can still be written down. A supplier who was silent may still speak. */
export function isOpen({ state }: DealQuery): boolean {
  return state === 'planned' || state === 'asked' || state === 'silent';
}

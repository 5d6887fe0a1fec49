import type { OfferLine, OfferTerms } from './deal-terms.type.js';

/** A decimal text in the one way of writing it: no zeros that say nothing. */
export function plainDecimal(text: string): string {
  const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return plain.replace(/^(-?)0+(?=\d)/, '$1');
}

/**
 * Whether a client was told something else than the time before (WT-2.4): another thing, number, price or date, another way to get or to pay for it. How to
 * reach him, and when his data will come, are no part of what was offered.
 */
export function differs(before: OfferTerms, now: OfferTerms): boolean {
  return told(before) !== told(now);
}

function told({ lines, complete, deliverOn, window, delivery, address, comeAt, payment, validUntil }: OfferTerms): string {
  const instant = comeAt === undefined ? null : new Date(comeAt).toISOString();
  const others = [complete, deliverOn, window, delivery, address, payment, validUntil].map((one) => one ?? null);
  return JSON.stringify([lines.map(lineTold), ...others, instant]);
}

function lineTold({ line, item, article, name, quantity, price, readyOn, supplier }: OfferLine): unknown[] {
  return [line ?? null, item ?? null, article ?? null, name, plainDecimal(quantity), price ? plainDecimal(price) : null, readyOn ?? null, supplier ?? null];
}

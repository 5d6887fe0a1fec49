import { offerSums } from '#domain/deals/offer-sums.rule.js';
import type { OfferRecord } from '#domain/deals/offer.repository.js';
import type { DealOfferDto } from './deal.dto.js';
import { money, nameOf, supplierRef, type DealTelling } from './deal.presenter.js';

/** A version of an offer with its sums; what it costs us only for whoever may see margins. */
export function dealOffer(offer: OfferRecord, telling: DealTelling): DealOfferDto {
  const { version, at, by, currency, complete, deliverOn, window, delivery, address, comeAt, payment, email, phone, dataBy, validUntil, agreedAt } = offer;
  const { labels, margins } = telling;
  const sums = offerSums(offer.lines, currency);
  return {
    version,
    at: at.toISOString(),
    by: nameOf(by, telling),
    currency,
    lines: offer.lines.map(({ supplier, supplierName, price, cost, costCurrency, ...line }, i) => {
      const { total, ...earned } = sums.lines[i]!;
      return {
        ...line,
        price: money(price, currency),
        total,
        supplier: supplier === null ? null : supplierRef(supplier, supplierName),
        purchasePrice: margins ? money(cost, costCurrency) : null,
        ...(margins ? earned : HIDDEN),
      };
    }),
    total: sums.total,
    ...(margins ? { margin: sums.margin, marginUnknown: sums.marginUnknown } : HIDDEN),
    complete,
    completeLabel: complete && labels.say(`deal.complete.${complete}`),
    deliverOn,
    window,
    delivery,
    deliveryLabel: delivery && labels.say(`deal.delivery.${delivery}`),
    address,
    comeAt: comeAt?.toISOString() ?? null,
    payment,
    paymentLabel: payment && labels.say(`deal.payment.${payment}`),
    email,
    phone,
    dataBy: dataBy?.toISOString() ?? null,
    validUntil,
    agreedAt: agreedAt?.toISOString() ?? null,
  };
}

const HIDDEN = { margin: null, marginUnknown: null } as const;

import { Decimal } from 'decimal.js';
import { CURRENCIES, MINOR_DIGITS, type Currency } from './currency.rule.js';

/** Enough for any sum of a trading company; decimal.js keeps what is computed here apart from other settings in the process. */
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
const PLAIN = /^-?\d{1,18}(\.\d{1,10})?$/;

/** An amount as it goes over the API and into the database: a decimal text and its currency. */
export interface MoneyText {
  amount: string;
  currency: Currency;
}

/**
 * An exact amount in one currency; never a float. It keeps all digits that a price was given with: only `rounded` drops some, to the smallest coin
 * (ISO 4217: two digits for all currencies here), halves away from zero, as the Russian tax code rounds sums (article 52, 6: 50 and more up) and as
 * invoices state them, in roubles and kopecks (Government decree 1137 of 2011, annex 1, II, 3).
 */
export class Money {
  private constructor(
    private readonly value: Decimal,
    readonly currency: Currency,
  ) {}

  /** Refuses what is no plain decimal text (`12.50`), and a currency that is not known. */
  static of(amount: string, currency: string): Money {
    if (!PLAIN.test(amount)) throw new Error(`"${amount}" is no amount: write digits, and a point before the fraction.`);
    if (!isCurrency(currency)) throw new Error(`"${currency}" is no known currency: use one of ${CURRENCIES.join(', ')}.`);
    return new Money(new Exact(amount), currency);
  }

  /** The exact sum; both are in one currency. */
  plus(other: Money): Money {
    return new Money(this.value.plus(this.like(other)), this.currency);
  }

  /** A price times a quantity, which may have a fraction (metres); exact, not rounded. */
  times(quantity: string): Money {
    if (!PLAIN.test(quantity)) throw new Error(`"${quantity}" is no quantity: write digits, and a point before the fraction.`);
    return new Money(this.value.times(quantity), this.currency);
  }

  /** To the smallest coin, halves away from zero. */
  rounded(): Money {
    return new Money(this.value.toDecimalPlaces(MINOR_DIGITS, Decimal.ROUND_HALF_UP), this.currency);
  }

  /** Less than zero, zero, or more, as this is less, the same, or more than the other. */
  compare(other: Money): number {
    return this.value.comparedTo(this.like(other));
  }

  /** At least two digits after the point, and as many as the amount has. */
  toJSON(): MoneyText {
    return { amount: this.value.toFixed(Math.max(MINOR_DIGITS, this.value.decimalPlaces())), currency: this.currency };
  }

  private like({ value, currency }: Money): Decimal {
    if (currency !== this.currency) throw new Error(`${currency} and ${this.currency} cannot be put together: change one into the other first.`);
    return value;
  }
}

/** Whether a text names a currency of the product. */
export function isCurrency(text: string): text is Currency {
  return (CURRENCIES as readonly string[]).includes(text);
}

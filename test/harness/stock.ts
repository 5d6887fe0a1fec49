import { v7 } from 'uuid';
import type { OfferRow } from '#domain/stock/offer-row.type.js';
import { beginList, endList, writePart } from '#domain/stock/price-list.repository.js';
import type { Company } from './company.js';

const DAY = 86_400_000;

/** Suppliers of a test's company, and their current price lists: written as an import writes them, without a file. */
export class Stock {
  constructor(private readonly company: Company) {}

  /** A supplier; tells his id. */
  async supplier(name: string, email: string | null = null): Promise<string> {
    const id = v7();
    await this.company.within((tx) =>
      tx.rows(`INSERT INTO supplier (id, organisation, name, name_key, email, currency, created_at) VALUES ($1, $2, $3, lower($3), $4, 'RUB', $5)`, [
        id,
        this.company.id,
        name,
        email,
        this.company.clock.now(),
      ]),
    );
    return id;
  }

  /** A new supplier whose current list has these rows; of today, or as many days old. Tells his id. */
  async list(name: string, rows: Partial<OfferRow>[], { email = null, daysAgo = 0 }: { email?: string | null; daysAgo?: number } = {}): Promise<string> {
    const supplier = await this.supplier(name, email);
    const loading = { id: v7(), organisation: this.company.id, supplier };
    const at = this.company.clock.now();
    const listedAt = new Date(at.getTime() - daysAgo * DAY);
    const offers = rows.map((row, i) => ({ ...BARE, row: i + 2, ...row, currency: row.price ? (row.currency ?? 'RUB') : null }));
    await this.company.within(async (tx) => {
      await beginList(tx, loading, { fileName: 'a.csv', fileHash: 'a hash', bytes: new Uint8Array([1]), by: 'system', at });
      await writePart(tx, loading, { offers, before: 0 });
      await endList(tx, loading, { state: 'current', listedAt, datedBy: 'given', rejected: [], unclear: [], question: null, mapping: null });
    });
    return supplier;
  }
}

/** A row of a price list that says nothing yet. */
export const BARE: OfferRow = {
  sheet: 'Лист1',
  row: 2,
  article: null,
  name: null,
  group: null,
  price: null,
  currency: null,
  state: 'unknown',
  quantity: null,
  atLeast: false,
  stockText: null,
  expectedOn: null,
  link: null,
};

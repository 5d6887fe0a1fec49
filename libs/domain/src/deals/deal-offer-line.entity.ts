import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Item } from '../stock/item.entity.js';
import { Supplier } from '../stock/supplier.entity.js';
import { DealLine } from './deal-line.entity.js';
import { DealOffer } from './deal-offer.entity.js';

/** One line of an offer, with what it was known to cost us when it was told: only who may see margins reads that. */
@Entity()
@Check('deal_offer_line_sums', 'quantity > 0 AND price >= 0 AND cost >= 0')
@Check('deal_offer_line_cost', '(cost IS NULL) = (cost_currency IS NULL)')
export class DealOfferLine {
  @ForeignKey(() => DealOffer)
  @PrimaryColumn('uuid')
  offer: string;

  /** From 1. */
  @PrimaryColumn('integer')
  place: number;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** The wanted thing that it answers; null: added while offering. */
  @ForeignKey(() => DealLine)
  @Column('uuid', { nullable: true })
  line: string | null;

  @ForeignKey(() => Item)
  @Column('uuid', { nullable: true })
  item: string | null;

  @Column('text', { nullable: true })
  article: string | null;

  @Column('text')
  name: string;

  @Column('numeric', { precision: 19, scale: 4 })
  quantity: string;

  /** Of one; null: not told. In the offer's currency. */
  @Column('numeric', { precision: 19, scale: 4, nullable: true })
  price: string | null;

  @Column('date', { nullable: true })
  readyOn: string | null;

  @ForeignKey(() => Supplier)
  @Column('uuid', { nullable: true })
  supplier: string | null;

  /** What one costs us; null: not known. */
  @Column('numeric', { precision: 19, scale: 4, nullable: true })
  cost: string | null;

  /** ISO 4217. */
  @Column('text', { nullable: true })
  costCurrency: string | null;
}

import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Item } from './item.entity.js';
import { PriceList } from './price-list.entity.js';
import { Supplier } from './supplier.entity.js';

/** What a supplier says of an item in a price list. Counts while that list is his current one. */
@Entity()
@Check('stock_offer_state', "state IN ('in-stock', 'low', 'none', 'to-order', 'expected', 'unknown')")
@Check('stock_offer_price', '(price IS NULL) = (currency IS NULL) AND price > 0')
@Index(['item'])
export class StockOffer {
  @ForeignKey(() => PriceList)
  @PrimaryColumn('uuid')
  list: string;

  /** Counts the offers of a list. */
  @PrimaryColumn('integer')
  position: number;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Supplier)
  @Column('uuid')
  supplier: string;

  @ForeignKey(() => Item)
  @Column('uuid')
  item: string;

  /** As the supplier writes it. */
  @Column('text', { nullable: true })
  article: string | null;

  @Column('text', { nullable: true })
  name: string | null;

  @Column('numeric', { precision: 16, scale: 4, nullable: true })
  price: string | null;

  /** ISO 4217. */
  @Column('text', { nullable: true })
  currency: string | null;

  @Column('text')
  state: string;

  @Column('numeric', { precision: 15, scale: 3, nullable: true })
  quantity: string | null;

  /** There may be more than `quantity`. */
  @Column('boolean')
  atLeast: boolean;

  /** What stood in the cell. */
  @Column('text', { nullable: true })
  stockText: string | null;

  @Column('date', { nullable: true })
  expectedOn: string | null;

  @Column('text', { nullable: true })
  link: string | null;

  /** Where it stands in the file, from 1. */
  @Column('integer')
  row: number;
}

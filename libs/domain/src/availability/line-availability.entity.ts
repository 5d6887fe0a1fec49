import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DealLine } from '../deals/deal-line.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { PriceList } from '../stock/price-list.entity.js';
import { Supplier } from '../stock/supplier.entity.js';
import { SupplierQuery } from './supplier-query.entity.js';

/** Who can deliver a wanted thing, and how that is known (WT-3.6): there is a row where a price list or an answer has settled it. */
@Entity()
@Check('line_availability_source', "source IN ('file', 'account', 'mail', 'messenger', 'phone') AND (source = 'file') = (query IS NULL)")
@Check('line_availability_price', '(price IS NULL) = (currency IS NULL)')
export class LineAvailability {
  @ForeignKey(() => DealLine)
  @PrimaryColumn('uuid')
  line: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Supplier)
  @Column('uuid')
  supplier: string;

  @Column('text')
  source: string;

  /** It comes on `ready_on`, and is not there yet. */
  @Column('boolean')
  expected: boolean;

  /** How many he has; null: he named no number. */
  @Column('numeric', { precision: 19, scale: 4, nullable: true })
  quantity: string | null;

  /** What one costs us. */
  @Column('numeric', { precision: 19, scale: 4, nullable: true })
  price: string | null;

  /** ISO 4217. */
  @Column('text', { nullable: true })
  currency: string | null;

  @Column('date', { nullable: true })
  readyOn: string | null;

  /** The price list, its row, and the day it is of. */
  @ForeignKey(() => PriceList)
  @Column('uuid', { nullable: true })
  list: string | null;

  @Column('integer', { nullable: true })
  listRow: number | null;

  @Column('timestamptz', { nullable: true })
  listedAt: Date | null;

  /** The question that was answered so. */
  @ForeignKey(() => SupplierQuery)
  @Column('uuid', { nullable: true })
  query: string | null;

  /** Until when it counts. */
  @Column('timestamptz')
  holdsUntil: Date;

  /** When it was settled. */
  @Column('timestamptz')
  at: Date;
}

import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DealLine } from '../deals/deal-line.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { SupplierQuery } from './supplier-query.entity.js';

/** What a supplier has said of one thing that he was asked about (WT-F5). Added, never changed: the last one counts. */
@Entity()
@Check('supplier_answer_has', "has IN ('yes', 'part', 'expected', 'no')")
@Check('supplier_answer_channel', "channel IN ('account', 'mail', 'messenger', 'phone')")
@Check('supplier_answer_sums', 'quantity >= 0 AND price >= 0 AND (price IS NULL) = (currency IS NULL)')
@Index(['query', 'line', 'ordinal'], { unique: true })
@Index(['line'])
export class SupplierAnswer {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => SupplierQuery)
  @Column('uuid')
  query: string;

  @ForeignKey(() => DealLine)
  @Column('uuid')
  line: string;

  /** Counts what he said of this thing, from 1. */
  @Column('integer')
  ordinal: number;

  @Column('text')
  has: string;

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

  /** Until when he keeps it for us. */
  @Column('timestamptz', { nullable: true })
  reservedUntil: Date | null;

  @Column('text', { nullable: true })
  note: string | null;

  /** How it came. */
  @Column('text')
  channel: string;

  /** Who brought it: `person:<id>`, `token:<id>` or `system`. */
  @Column('text')
  by: string;

  @Column('timestamptz')
  at: Date;
}

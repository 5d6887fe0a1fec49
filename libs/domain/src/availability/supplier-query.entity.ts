import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Deal } from '../deals/deal.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Supplier } from '../stock/supplier.entity.js';

/** A question to one supplier, about one or more wanted things (WT-3.4). */
@Entity()
@Check('supplier_query_state', "state IN ('planned', 'asked', 'answered', 'silent', 'withdrawn')")
@Check('supplier_query_channel', "channel IN ('account', 'mail', 'messenger', 'phone')")
@Index(['deal', 'number'], { unique: true })
@Index(['supplier'])
@Index(['planKey'])
export class SupplierQuery {
  /** The key by which an answer finds it. */
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Deal)
  @Column('uuid')
  deal: string;

  /** Counts the questions of a deal, from 1: with the deal's number the reference that a supplier answers with. */
  @Column('integer')
  number: number;

  @ForeignKey(() => Supplier)
  @Column('uuid')
  supplier: string;

  /** The letter WT-L5 is written; nobody has to call him. */
  @Column('boolean')
  byMail: boolean;

  @Column('text')
  state: string;

  /** The search that it belongs to, and the call that planned it. */
  @Column('uuid')
  instance: string;

  @Column('uuid')
  planKey: string;

  @Column('timestamptz')
  plannedAt: Date;

  /** How he was asked. */
  @Column('text', { nullable: true })
  channel: string | null;

  @Column('timestamptz', { nullable: true })
  askedAt: Date | null;

  @Column('text', { nullable: true })
  askedBy: string | null;

  /** How often he was reminded. */
  @Column('integer', { default: 0 })
  reminded: number;

  /** Of the last answer. */
  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  /** When nothing was waited for any more: silent, or withdrawn. An answer after it is late, and kept. */
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}

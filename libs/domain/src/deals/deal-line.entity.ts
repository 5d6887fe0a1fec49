import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Item } from '../stock/item.entity.js';
import { Supplier } from '../stock/supplier.entity.js';
import { Deal } from './deal.entity.js';

/** One thing that the client of a deal wants (WT-F4). What is not wanted any more stays with its place: questions and answers speak of it. */
@Entity()
@Check('deal_line_quantity', 'quantity > 0 AND place > 0')
@Index(['deal', 'place'], { unique: true })
@Index(['item'], { where: 'item IS NOT NULL' })
export class DealLine {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Deal)
  @Column('uuid')
  deal: string;

  /** From 1; a place is never given to another thing. */
  @Column('integer')
  place: number;

  /** Where it was picked out of the price lists. */
  @ForeignKey(() => Item)
  @Column('uuid', { nullable: true })
  item: string | null;

  @Column('text', { nullable: true })
  article: string | null;

  @Column('text')
  name: string;

  @Column('numeric', { precision: 19, scale: 4 })
  quantity: string;

  /** Whose price list it was picked from. */
  @ForeignKey(() => Supplier)
  @Column('uuid', { nullable: true })
  supplier: string | null;

  /** Suppliers are to be asked, whatever the price lists say. */
  @Column('boolean')
  ask: boolean;

  /** When it was last said otherwise. */
  @Column('timestamptz')
  changedAt: Date;

  /** The client does not want it any more. */
  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;
}

import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Item } from '../stock/item.entity.js';
import { Deal } from './deal.entity.js';

/** An accessory that was offered with the goods of a deal, and what the client said (WT-2.1). */
@Entity()
@Check('deal_accessory_answer', "answer IN ('taken', 'declined')")
export class DealAccessory {
  @ForeignKey(() => Deal)
  @PrimaryColumn('uuid')
  deal: string;

  /** From 1. */
  @PrimaryColumn('integer')
  place: number;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Item)
  @Column('uuid', { nullable: true })
  item: string | null;

  @Column('text')
  name: string;

  /** `taken` or `declined`. */
  @Column('text')
  answer: string;
}

import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Deal } from './deal.entity.js';

/** What a client was told on a call: each version stays (WT-2.4). Only how to reach the client may be corrected in it. */
@Entity()
@Check('deal_offer_complete', "complete IN ('complete', 'parts')")
@Check('deal_offer_delivery', "delivery IN ('pickup', 'delivery')")
@Check('deal_offer_payment', "payment IN ('cashOffice', 'courier', 'card', 'transfer')")
@Check('deal_offer_agreed', '(agreed_at IS NULL) = (agreed_by IS NULL)')
@Index(['deal', 'version'], { unique: true })
export class DealOffer {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Deal)
  @Column('uuid')
  deal: string;

  /** From 1. */
  @Column('integer')
  version: number;

  /** ISO 4217: the company's, of all its prices. */
  @Column('text')
  currency: string;

  /** `complete`: all in one delivery; `parts`: as it comes. */
  @Column('text', { nullable: true })
  complete: string | null;

  @Column('date', { nullable: true })
  deliverOn: string | null;

  /** Between which hours, in words. */
  @Column('text', { nullable: true })
  timeWindow: string | null;

  @Column('text', { nullable: true })
  delivery: string | null;

  @Column('text', { nullable: true })
  address: string | null;

  /** When the client comes to the office. */
  @Column('timestamptz', { nullable: true })
  comeAt: Date | null;

  @Column('text', { nullable: true })
  payment: string | null;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  /** When the client's data will come (WT-2.10). */
  @Column('timestamptz', { nullable: true })
  dataBy: Date | null;

  @Column('date', { nullable: true })
  validUntil: string | null;

  /** Who told it: `person:<id>`, `token:<id>` or `system`. */
  @Column('text')
  by: string;

  @Column('timestamptz')
  at: Date;

  /** The client has said yes to it. */
  @Column('timestamptz', { nullable: true })
  agreedAt: Date | null;

  @Column('text', { nullable: true })
  agreedBy: string | null;
}

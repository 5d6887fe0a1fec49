import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Deal } from './deal.entity.js';

/** A refusal that was worked through on a call (WT-2.4). Added, never changed. */
@Entity()
@Check('deal_objection_result', "result IN ('goesOn', 'stands')")
export class DealObjection {
  @ForeignKey(() => Deal)
  @PrimaryColumn('uuid')
  deal: string;

  /** From 1. */
  @PrimaryColumn('integer')
  ordinal: number;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** A name of the pack's list `objection`. */
  @Column('text')
  kind: string;

  @Column('text')
  argument: string;

  /** `goesOn`: the client goes on after it; `stands`: it stands in the way. */
  @Column('text')
  result: string;

  /** `person:<id>`, `token:<id>` or `system`. */
  @Column('text')
  by: string;

  @Column('timestamptz')
  at: Date;
}

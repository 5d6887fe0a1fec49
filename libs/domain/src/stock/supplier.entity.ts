import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import type { Mapping } from './mapping.type.js';

/** Who sells to the company. What he has is said by his current price list (WT-3.1). */
@Entity()
@Check('supplier_age', 'longest_age_days BETWEEN 1 AND 365')
@Index(['organisation', 'nameKey'], { unique: true })
export class Supplier {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @Column('text')
  name: string;

  /** The name as it is compared: lower case, words with single spaces. */
  @Column({ type: 'text', collation: 'C' })
  nameKey: string;

  /** Who is asked there. */
  @Column('text', { nullable: true })
  contact: string | null;

  /** E.164. */
  @Column('text', { nullable: true })
  phone: string | null;

  /** Lower case. */
  @Column('text', { nullable: true })
  email: string | null;

  /** His site, or the account in which stock can be looked up. */
  @Column('text', { nullable: true })
  site: string | null;

  /** ISO 4217; of prices that name no other. */
  @Column('text')
  currency: string;

  /** How many days a list of his counts as an answer (WT-3.2); null: as the pack says. */
  @Column('integer', { nullable: true })
  longestAgeDays: number | null;

  /** How his files are read; null: nothing was read yet. */
  @Column('jsonb', { nullable: true })
  mapping: Mapping | null;

  /** The price list that counts. Only what is in it is found. (Of `price_list`, which knows its supplier: the circle is closed by the code.) */
  @Column('uuid', { nullable: true })
  currentList: string | null;

  @Column('timestamptz')
  createdAt: Date;
}

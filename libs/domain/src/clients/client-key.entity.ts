import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { ClientContact } from './client-contact.entity.js';
import { Client } from './client.entity.js';
import type { KeyKind } from './client-key.rule.js';

/** By what a client is known again. The primary key is the wall against duplicates: one owner for each value (WT-1.8). */
@Entity()
@Check('client_key_kind', "kind IN ('phone', 'email', 'inn')")
@Index(['organisation', 'reversed'])
@Index(['client'])
@Index(['contact'], { where: 'contact IS NOT NULL' })
export class ClientKey {
  @ForeignKey(() => Organisation)
  @PrimaryColumn('uuid')
  organisation: string;

  @PrimaryColumn('text')
  kind: KeyKind;

  /** E.164, lower case, or digits; ordered by bytes, so that a beginning is found by the index. */
  @PrimaryColumn('text', { collation: 'C' })
  value: string;

  /** Of a phone: its digits from the last to the first, since people remember the last four. */
  @Column({ type: 'text', collation: 'C', nullable: true })
  reversed: string | null;

  /** Never one that was merged into another. */
  @ForeignKey(() => Client)
  @Column('uuid')
  client: string;

  /** Whose of the company's people it is; null: the client's own. */
  @ForeignKey(() => ClientContact)
  @Column('uuid', { nullable: true })
  contact: string | null;
}

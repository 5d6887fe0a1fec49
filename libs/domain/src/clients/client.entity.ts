import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';

/** Whoever asks the company for something. One record for one phone, one e-mail, one INN: `client_key` is the wall (WT-1.8). */
@Entity()
@Check('client_kind', "kind IN ('private', 'legal')")
@Index(['organisation', 'createdAt', 'id'])
@Index(['manager'], { where: 'manager IS NOT NULL' })
@Index(['mergedInto'], { where: 'merged_into IS NOT NULL' })
export class Client {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @Column('text', { nullable: true })
  name: string | null;

  /** The main one of those in `client_key`. E.164, such as +79000001427. */
  @Column('text', { nullable: true })
  phone: string | null;

  /** The main one. Lower case. */
  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  company: string | null;

  @Column('text', { nullable: true })
  inn: string | null;

  @Column('text', { nullable: true })
  city: string | null;

  /** `private` or `legal`; null while nobody knows. */
  @Column('text', { nullable: true })
  kind: string | null;

  /** Who looks after this client; null: nobody yet. */
  @ForeignKey(() => Person)
  @Column('uuid', { nullable: true })
  manager: string | null;

  /** The client that this one turned out to be; it has neither keys nor cases any more. */
  @ForeignKey(() => Client)
  @Column('uuid', { nullable: true })
  mergedInto: string | null;

  @Column('timestamptz')
  createdAt: Date;
}

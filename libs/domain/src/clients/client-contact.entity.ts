import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Client } from './client.entity.js';

/** Somebody who speaks for a company. His phone and e-mail are keys of the client, too. */
@Entity()
@Index(['client'])
export class ClientContact {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Client)
  @Column('uuid')
  client: string;

  @Column('text')
  name: string;

  /** What he is there, in the client's words. */
  @Column('text', { nullable: true })
  position: string | null;

  /** E.164. */
  @Column('text', { nullable: true })
  phone: string | null;

  /** Lower case. */
  @Column('text', { nullable: true })
  email: string | null;

  @Column('timestamptz')
  createdAt: Date;
}

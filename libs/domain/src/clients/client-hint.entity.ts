import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Client } from './client.entity.js';

/** Two clients who are perhaps one: somebody introduced himself with what belongs to both. Merging them answers it, and so does saying that they are two. */
@Entity()
@Index(['other'])
export class ClientHint {
  @ForeignKey(() => Client)
  @PrimaryColumn('uuid')
  client: string;

  @ForeignKey(() => Client)
  @PrimaryColumn('uuid')
  other: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** What `other` has, and was said to belong to `client`. */
  @Column('text')
  kind: string;

  @Column('text')
  value: string;

  @Column('timestamptz')
  at: Date;

  /** When somebody said that they are two; null: nobody has. */
  @Column('timestamptz', { nullable: true })
  partedAt: Date | null;

  @Column('text', { nullable: true })
  partedBy: string | null;
}

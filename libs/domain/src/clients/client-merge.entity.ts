import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import type { Moved } from './merge.type.js';
import { Client } from './client.entity.js';

/** Two records that were one client: who said so, and what went over, so that exactly that can go back. */
@Entity()
@Index(['client'])
@Index(['other'])
export class ClientMerge {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** The one that stayed. */
  @ForeignKey(() => Client)
  @Column('uuid')
  client: string;

  /** The one that went into it. */
  @ForeignKey(() => Client)
  @Column('uuid')
  other: string;

  /** `person:<id>`. */
  @Column('text')
  by: string;

  @Column('timestamptz')
  at: Date;

  @Column('jsonb')
  moved: Moved;

  @Column('text', { nullable: true })
  undoneBy: string | null;

  @Column('timestamptz', { nullable: true })
  undoneAt: Date | null;
}

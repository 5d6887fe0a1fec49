import { Column, Entity, ForeignKey, Generated, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import type { EventKind } from './event.type.js';

/** What happened. Append-only: the app's role can neither change nor delete it. */
@Entity()
@Index(['case', 'at', 'seq'])
@Index(['organisation', 'at'])
@Index(['client', 'at', 'seq'], { where: 'client IS NOT NULL' })
@Index(['instance', 'seq'], { where: '"case" IS NULL' })
export class Event {
  /** UUIDv5 of what it tells of and its kind where a story tells it, so that a redo tells it once. */
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @Column('timestamptz')
  at: Date;

  /** Order of events of the same instant. */
  @Generated('increment')
  @Column('bigint')
  seq: string;

  @Column('text')
  kind: EventKind;

  /** `person:<id>`, `token:<id>` or `system`. */
  @Column('text')
  actor: string;

  @Column('uuid', { nullable: true })
  case: string | null;

  @Column('uuid', { nullable: true })
  instance: string | null;

  /** Of what befell a client himself, outside of every case. */
  @Column('uuid', { nullable: true })
  client: string | null;

  /** Ids of all things it speaks of: `[{type, id}]`. */
  @Column('jsonb')
  objects: EventObject[];

  @Column('jsonb')
  data: Record<string, unknown>;
}

export interface EventObject {
  type: string;
  id: string;
}

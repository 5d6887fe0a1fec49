import { Column, Entity, ForeignKey, Generated, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';

/** Who did what to which object; written in the act's own transaction. Append-only. */
@Entity()
@Index(['organisation', 'at'])
@Index(['seq'], { unique: true })
export class Audit {
  @PrimaryColumn('uuid')
  id: string;

  @Generated('increment')
  @Column('bigint')
  seq: string;

  /** Null where nobody had signed in yet. */
  @ForeignKey(() => Organisation)
  @Column('uuid', { nullable: true })
  organisation: string | null;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  actor: string;

  /** Such as `task.complete`, `request.record`, `auth.login`. */
  @Column('text')
  act: string;

  @Column('uuid', { nullable: true })
  object: string | null;

  @Column('jsonb')
  data: object;

  /** The request that asked for it; null where a timer did, or it was written before requests had ids. */
  @Column('uuid', { nullable: true })
  request: string | null;
}

import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';

/** What an unsafe call was answered, so that the same key gets the same answer; kept 7 days. */
@Entity()
@Index(['organisation', 'actor', 'call', 'idempotencyKey'], { unique: true })
@Index(['createdAt'])
export class Answer {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** `person:<id>` or `token:<id>`. */
  @Column('text')
  actor: string;

  /** Method and path. */
  @Column('text')
  call: string;

  @Column('text')
  idempotencyKey: string;

  /** SHA-256 of the canonical body, hex. */
  @Column('text')
  bodyHash: string;

  /** Null while the call is in work. */
  @Column('integer', { nullable: true })
  status: number | null;

  @Column('jsonb', { nullable: true })
  body: unknown;

  @Column('timestamptz')
  createdAt: Date;
}

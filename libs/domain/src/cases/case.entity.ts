import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Client } from '../clients/client.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';

/** One matter: a client's, from the request to the quality call, or a colleague's who started a process by hand. (`case` is a word of SQL, hence the table's name.) */
@Entity('case_file')
@Check('case_whose', 'client IS NOT NULL OR starter IS NOT NULL')
@Check('case_status', "status IN ('open', 'closed')")
@Index(['organisation', 'number'], { unique: true })
@Index(['organisation', 'openedAt', 'id'])
@Index(['organisation', 'openedAt', 'id'], { where: "status = 'open'" })
@Index(['client'])
@Index('case_starter', ['starter'], { where: 'starter IS NOT NULL' })
export class Case {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** Shown to people as «Д-<number>». */
  @Column('bigint')
  number: string;

  /** Null of a matter that somebody started by hand. */
  @ForeignKey(() => Client)
  @Column('uuid', { nullable: true })
  client: string | null;

  /** Who started it by hand. */
  @ForeignKey(() => Person)
  @Column('uuid', { nullable: true })
  starter: string | null;

  /** `open` or `closed`. */
  @Column('text')
  status: string;

  /** Content hash of the pack with which the case began: scripts, tables and templates stay those. */
  @Column('text')
  packVersion: string;

  /** What is known of the matter beyond its request; corrected by people. */
  @Column('jsonb', { default: {} })
  data: Record<string, unknown>;

  /** How often it was corrected: a story that hopes for corrections compares it with what it has seen. */
  @Column('integer', { default: 0 })
  corrections: number;

  /** On hold until then: its tasks are not listed, and its clocks stand still. */
  @Column('timestamptz', { nullable: true })
  heldUntil: Date | null;

  @Column('text', { nullable: true })
  holdReason: string | null;

  @Column('timestamptz')
  openedAt: Date;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;
}

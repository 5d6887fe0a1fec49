import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Client } from '../clients/client.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';

/** One client's matter, from the request to the quality call. (`case` is a word of SQL, hence the table's name.) */
@Entity('case_file')
@Check('case_status', "status IN ('open', 'closed')")
@Index(['organisation', 'number'], { unique: true })
@Index(['organisation', 'openedAt', 'id'])
@Index(['client'])
export class Case {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** Shown to people as «Д-<number>». */
  @Column('bigint')
  number: string;

  @ForeignKey(() => Client)
  @Column('uuid')
  client: string;

  /** `open` or `closed`. */
  @Column('text')
  status: string;

  /** Content hash of the pack with which the case began: scripts, tables and templates stay those. */
  @Column('text')
  packVersion: string;

  @Column('timestamptz')
  openedAt: Date;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;
}

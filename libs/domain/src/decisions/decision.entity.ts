import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { ProcessInstance } from '../tasks/process-instance.entity.js';
import type { CellValue, TableAnswer } from './decision-table.type.js';

/** One answer of a decision table: what it was asked, by which version, and which rows matched. Append-only. */
@Entity()
@Index(['case'])
@Index(['organisation', 'table', 'at'])
export class Decision {
  /** UUIDv5 of the asking activity's key and the table, so that an attempt that comes again finds the first answer. */
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Case)
  @Column('uuid', { nullable: true })
  case: string | null;

  @ForeignKey(() => ProcessInstance)
  @Column('uuid')
  instance: string;

  @Column('text')
  table: string;

  /** Hash of the table's file. */
  @Column('text')
  tableVersion: string;

  @Column('jsonb')
  inputs: Record<string, CellValue>;

  /** The rows that matched, from 1; empty where the default row answered. */
  @Column('jsonb')
  rows: number[];

  @Column('jsonb')
  outputs: TableAnswer['then'][];

  @Column('timestamptz')
  at: Date;
}

import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import type { MappingQuestion, RowNote } from './offer-row.type.js';
import { Supplier } from './supplier.entity.js';

/** A file of a supplier, and what became of it. */
@Entity()
@Check('price_list_state', "state IN ('loading', 'asking', 'current', 'old', 'failed')")
@Index(['supplier', 'uploadedAt'])
@Index(['supplier'], { unique: true, where: "state = 'loading'" })
export class PriceList {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Supplier)
  @Column('uuid')
  supplier: string;

  /** `loading`: one of a supplier at a time; `asking`: its columns were not understood; `current`, `old`, or `failed`. */
  @Column('text')
  state: string;

  @Column('text')
  fileName: string;

  /** SHA-256 of the file. */
  @Column('text')
  fileHash: string;

  /** The day the list is of: by its age it is told whether it counts. */
  @Column('timestamptz')
  listedAt: Date;

  /** `given`, `title`, `name`, `file` or `upload`. */
  @Column('text')
  datedBy: string;

  /** `person:<id>`. */
  @Column('text')
  uploadedBy: string;

  @Column('timestamptz')
  uploadedAt: Date;

  /** Rows of the tables in the file. */
  @Column('integer')
  rows: number;

  /** Rows read so far. */
  @Column('integer')
  readRows: number;

  @Column('integer')
  accepted: number;

  @Column('integer')
  rejectedRows: number;

  @Column('integer')
  unclearRows: number;

  /** The first of them, with their reasons. */
  @Column('jsonb')
  rejected: RowNote[];

  @Column('jsonb')
  unclear: RowNote[];

  /** What has to be answered before it can be read. */
  @Column('jsonb', { nullable: true })
  question: MappingQuestion | null;

  /** When the import was last seen alive. */
  @Column('timestamptz')
  touchedAt: Date;
}

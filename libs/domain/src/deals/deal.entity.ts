import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Request } from '../requests/request.entity.js';

/** What may become a sale: opened right after the first contact (WT-1.8), one for a case. Its client is the case's. */
@Entity()
@Check('deal_status', "status IN ('open', 'lost')")
@Check('deal_end', "(status = 'open') = (closed_at IS NULL) AND (status = 'lost') = (lost_reason IS NOT NULL)")
@Check('deal_delivery', "delivery IN ('pickup', 'delivery')")
@Index(['organisation', 'number'], { unique: true })
@Index(['case'], { unique: true })
export class Deal {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** Shown to people as «С-<number>». */
  @Column('bigint')
  number: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  case: string;

  /** What the client asked for first. */
  @ForeignKey(() => Request)
  @Column('uuid')
  request: string;

  /** `open` or `lost`. */
  @Column('text')
  status: string;

  /** Why it was lost: a name of the pack's list, or words. */
  @Column('text', { nullable: true })
  lostReason: string | null;

  @Column('timestamptz')
  openedAt: Date;

  /** Whose contact opened it: `person:<id>`, `token:<id>` or `system`. */
  @Column('text')
  openedBy: string;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  /** What the goods are for, in the client's words (WT-2.1). */
  @Column('text', { nullable: true })
  purpose: string | null;

  @Column('date', { nullable: true })
  neededBy: string | null;

  /** `pickup` or `delivery`. */
  @Column('text', { nullable: true })
  delivery: string | null;

  @Column('text', { nullable: true })
  address: string | null;
}

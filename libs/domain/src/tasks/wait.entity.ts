import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { ProcessInstance } from './process-instance.entity.js';

/** One decision point of a story. `decided_by` is the arbiter between everything that could decide it. */
@Entity()
@Index(['instance'], { where: 'closed_at IS NULL' })
export class Wait {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => ProcessInstance)
  @Column('uuid')
  instance: string;

  /** Where in the story, such as `2` or `3.b1.1`. */
  @Column('text')
  place: string;

  @Column('text')
  run: string;

  /** `command:<id>`, `message:<id>`, `timer:<key>` or `cancel`; null while undecided. */
  @Column('text', { nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** Timers of the wait: epoch milliseconds by key. */
  @Column('jsonb')
  timers: Record<string, number>;

  /** Keys of those timers that were counted in working time. */
  @Column('text', { array: true, default: '{}' })
  working: string[];

  @Column('timestamptz')
  openedAt: Date;

  /** When the story had resolved it. */
  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;
}

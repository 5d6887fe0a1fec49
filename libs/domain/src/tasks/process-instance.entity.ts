import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';

/** One workflow. A root's row is written with its request and started by the relay; a child's by the child's own first projection. */
@Entity()
@Check('process_instance_status', "status IN ('running', 'completed', 'cancelled', 'failed')")
@Index(['case'])
@Index(['id'], { where: "status = 'running'" })
@Index('process_instance_running', ['organisation', 'process'], { where: "status = 'running'" })
@Index(['parent'], { where: "status = 'running'" })
@Index(['createdAt'], { where: 'started_run IS NULL AND parent IS NULL' })
export class ProcessInstance {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Case)
  @Column('uuid', { nullable: true })
  case: string | null;

  @Column('uuid', { nullable: true })
  parent: string | null;

  /** Workflow type, such as `intake`. */
  @Column('text')
  process: string;

  @Column('jsonb')
  input: unknown;

  /** Null until Temporal has it; such an instance is never called. */
  @Column('text', { nullable: true })
  startedRun: string | null;

  @Column('text', { nullable: true })
  currentRun: string | null;

  @Column('text', { nullable: true })
  step: string | null;

  /** How many moves the instance has made; the step only moves to a higher one. */
  @Column('integer', { default: 0 })
  stepOrdinal: number;

  /** running, completed, cancelled or failed. */
  @Column('text')
  status: string;

  /** The request that began it, of a root: it goes along to Temporal. */
  @Column('uuid', { nullable: true })
  request: string | null;

  @Column('jsonb', { nullable: true })
  result: unknown;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}

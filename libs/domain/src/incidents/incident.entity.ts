import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';

/** What a person has to look at. One open incident of a kind for one command or instance. */
@Entity()
@Index(['organisation', 'since'], { where: 'closed_at IS NULL' })
export class Incident {
  /** UUIDv5 of what it tells of and its kind, so that it is opened once. */
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @Column('uuid', { nullable: true })
  instance: string | null;

  @Column('uuid', { nullable: true })
  command: string | null;

  /** One of `INCIDENT_KINDS`. */
  @Column('text')
  kind: string;

  @Column('timestamptz')
  since: Date;

  /** What the system has tried, for the person who looks. */
  @Column('jsonb')
  tried: object;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  @Column('uuid', { nullable: true })
  closedBy: string | null;

  @Column('text', { nullable: true })
  why: string | null;
}

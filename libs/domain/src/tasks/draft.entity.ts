import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { Task } from './task.entity.js';

/** A form that somebody has begun to fill: any part of it, checked by nobody. Kept with the task, also when another was first. */
@Entity()
export class Draft {
  @ForeignKey(() => Task)
  @PrimaryColumn('uuid')
  task: string;

  @ForeignKey(() => Person)
  @PrimaryColumn('uuid')
  person: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @Column('jsonb')
  data: Record<string, unknown>;

  @Column('timestamptz')
  savedAt: Date;
}

import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { Task } from './task.entity.js';

/** What somebody wrote beside a task. */
@Entity()
@Index(['task', 'at'])
export class Comment {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Task)
  @Column('uuid')
  task: string;

  @ForeignKey(() => Person)
  @Column('uuid')
  author: string;

  @Column('text')
  text: string;

  @Column('timestamptz')
  at: Date;
}

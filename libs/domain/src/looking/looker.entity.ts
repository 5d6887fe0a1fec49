import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';

/** A page of a case or a task that lies open before somebody now. Unlogged: after a crash of the database those who look say so again within seconds. */
@Entity()
export class Looker {
  /** The case; the task where it belongs to none. */
  @PrimaryColumn('uuid')
  place: string;

  /** One page in one browser. */
  @PrimaryColumn('uuid')
  page: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Person)
  @Column('uuid')
  person: string;

  /** The task whose page it is; null of the case's own. */
  @Column('uuid', { nullable: true })
  task: string | null;

  /** Something is being written into the form. */
  @Column('boolean')
  typing: boolean;

  /** Unless it says again that it is there. */
  @Column('timestamptz')
  until: Date;
}

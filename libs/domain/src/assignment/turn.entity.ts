import { Column, Entity, ForeignKey, Generated, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';

/** When a person was last given a task by rule: whose turn it is next is whoever waited longest. */
@Entity('assignment_turn')
export class AssignmentTurn {
  @ForeignKey(() => Person)
  @PrimaryColumn('uuid')
  person: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** Of two given at the same instant the later has the higher one. */
  @Generated('increment')
  @Column('bigint')
  place: string;

  @Column('timestamptz')
  givenAt: Date;
}

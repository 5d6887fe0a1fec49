import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';

/** Who has a duty of the pack on a day of the company's calendar. ALL-4. */
@Entity('duty_day')
export class DutyDay {
  @ForeignKey(() => Organisation)
  @PrimaryColumn('uuid')
  organisation: string;

  @PrimaryColumn('date')
  date: string;

  /** Its name in the pack's `assignment.json`. */
  @PrimaryColumn('text')
  duty: string;

  @ForeignKey(() => Person)
  @Column('uuid')
  person: string;
}

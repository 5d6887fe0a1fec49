import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import type { AbsenceKind } from './absence.type.js';

/** Somebody is not here for a while: tasks that a rule gives out pass him over, or go to whoever stands in for him. */
@Entity()
@Check('absence_kind', "kind IN ('vacation', 'sick', 'trip', 'other')")
@Check('absence_span', 'ends_at > begins_at')
@Index(['person', 'endsAt'])
@Index(['organisation', 'endsAt'])
export class Absence {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Person)
  @Column('uuid')
  person: string;

  @Column('timestamptz')
  beginsAt: Date;

  /** Back from then on; brought forward when it is ended. */
  @Column('timestamptz')
  endsAt: Date;

  @ForeignKey(() => Person)
  @Column('uuid', { nullable: true })
  substitute: string | null;

  @Column('text')
  kind: AbsenceKind;
}

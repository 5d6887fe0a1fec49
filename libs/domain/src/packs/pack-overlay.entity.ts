import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';

/** One value that an organisation has set over a file of its pack: it survives a deploy. */
@Entity()
export class PackOverlay {
  @ForeignKey(() => Organisation)
  @PrimaryColumn('uuid')
  organisation: string;

  /** Such as `deadlines.json`. */
  @PrimaryColumn('text')
  file: string;

  /** The way to the value in the file, as JSON: `["intake.confirmRequest","due"]`. */
  @PrimaryColumn('text')
  path: string;

  /** From when on it holds; the beginning of time: since it was set. Of several that have begun the latest holds. */
  @PrimaryColumn('timestamptz', { default: () => "'-infinity'" })
  since: Date;

  @Column('jsonb')
  value: unknown;

  /** Of the pack's own value when this one was set: another one under it is a conflict. */
  @Column('text')
  baseHash: string;

  @ForeignKey(() => Person)
  @Column('uuid')
  by: string;

  @Column('timestamptz')
  at: Date;
}

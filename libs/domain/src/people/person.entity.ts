import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import type { Role } from './role.type.js';

/** Somebody who signs in. */
@Entity()
@Index(['login'], { unique: true })
@Index(['organisation'])
export class Person {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** Lower case; unique over all organisations, since one signs in before the organisation is known. */
  @Column('text')
  login: string;

  @Column('text')
  name: string;

  /** Where letters to this person go; null: none do. */
  @Column('text', { nullable: true })
  email: string | null;

  /** argon2id, in its own text format; null: has not come in yet, by the link of an invitation. */
  @Column('text', { nullable: true })
  passwordHash: string | null;

  @Column('text', { array: true })
  roles: Role[];

  /** What this person is good at, by the words of the pack's `assignment.json`. */
  @Column('text', { array: true, default: [] })
  skills: string[];

  /** `ru`, `en` or `zh`. */
  @Column('text')
  language: string;

  /** Somebody who has left cannot sign in, and the sessions end at once. */
  @Column('boolean', { default: true })
  active: boolean;

  @Column('timestamptz')
  createdAt: Date;

  /** When this person last did something here, to some minutes; null: never came in, or not since this is noted. */
  @Column('timestamptz', { nullable: true })
  lastSeenAt: Date | null;

  /** Counts changes of the account, so that two administrators do not overwrite each other. */
  @Column('integer', { default: 1 })
  version: number;
}

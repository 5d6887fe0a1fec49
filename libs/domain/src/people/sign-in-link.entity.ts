import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from './person.entity.js';
import type { LinkKind } from './sign-in-link.type.js';

/** A one-time link by which somebody sets a password and comes in. One a person: a new one takes the place of the old, and being used takes the row away. */
@Entity()
@Index(['hash'], { unique: true })
export class SignInLink {
  @ForeignKey(() => Person)
  @PrimaryColumn('uuid')
  person: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @Column('text')
  kind: LinkKind;

  /** SHA-256 of the token in hex: tokens are 256 random bits, so no slow hash is needed. */
  @Column('text')
  hash: string;

  /** Null: the installation itself, for the first administrator. */
  @ForeignKey(() => Person)
  @Column('uuid', { nullable: true })
  madeBy: string | null;

  @Column('timestamptz')
  madeAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}

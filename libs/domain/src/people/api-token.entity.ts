import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from './person.entity.js';

/** How a program signs in, such as the form on the company's site. */
@Entity()
@Index(['hash'], { unique: true })
export class ApiToken {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @Column('text')
  name: string;

  /** SHA-256 of the token in hex: tokens are 256 random bits, so no slow hash is needed. */
  @Column('text')
  hash: string;

  /** Permissions that the token may use, from permission.rule.ts. */
  @Column('text', { array: true })
  scopes: string[];

  /** Null: it came with the company. */
  @ForeignKey(() => Person)
  @Column('uuid', { nullable: true })
  madeBy: string | null;

  @Column('timestamptz')
  createdAt: Date;

  /** Noted every five minutes at most. */
  @Column('timestamptz', { nullable: true })
  lastUsedAt: Date | null;

  /** Null: never. */
  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}

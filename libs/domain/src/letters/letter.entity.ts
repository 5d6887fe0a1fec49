import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { Message } from '../messages/message.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import type { LocalText } from '../packs/local-text.type.js';
import { Person } from '../people/person.entity.js';
import { ProcessInstance } from '../tasks/process-instance.entity.js';
import type { Missing } from './letter-row.type.js';

/** A letter that the company writes: all that sending it needs, or what is missing for it. Whom it is about is said by its case. */
@Entity()
@Check('letter_state', "state IN ('queued', 'stopped', 'sent')")
@Check('letter_whole', "(state = 'stopped') = (missing <> '{}') AND (state = 'stopped' OR num_nulls(to_address, subject, text, html) = 0)")
@Index(['case', 'createdAt', 'id'])
@Index(['organisation', 'createdAt'], { where: "state = 'queued'" })
export class Letter {
  /** UUIDv5 of the key of the activity that writes it, the template and its place among those of the same call. */
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  case: string;

  /** Whose story it is a part of. */
  @ForeignKey(() => ProcessInstance)
  @Column('uuid')
  instance: string;

  /** The message that it answers. */
  @ForeignKey(() => Message)
  @Column('uuid', { nullable: true })
  answers: string | null;

  /** Name of the pack's file, and what people call it. */
  @Column('text')
  template: string;

  @Column('jsonb')
  title: LocalText;

  /** The pack whose template it is. */
  @Column('text')
  packVersion: string;

  /** `ru`, `en` or `zh`. */
  @Column('text')
  language: string;

  /** The colleague it goes to; null where there was nobody. */
  @ForeignKey(() => Person)
  @Column('uuid', { nullable: true })
  toPerson: string | null;

  @Column('text', { nullable: true })
  toName: string | null;

  @Column('text', { nullable: true })
  toAddress: string | null;

  /** The one who was asked for and is away; the receiver stands in. */
  @ForeignKey(() => Person)
  @Column('uuid', { nullable: true })
  insteadOf: string | null;

  @Column('text', { nullable: true })
  subject: string | null;

  @Column('text', { nullable: true })
  text: string | null;

  @Column('text', { nullable: true })
  html: string | null;

  /** `queued`: waits to be sent. `stopped`: something is missing. `sent`: has gone out. */
  @Column('text')
  state: string;

  /** What stops it: names of values, `address` or `receiver`. */
  @Column('text', { array: true, default: [] })
  missing: Missing[];

  @Column('timestamptz')
  createdAt: Date;
}

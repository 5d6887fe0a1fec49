import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { Client } from '../clients/client.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';

/** What came in, as it came (WT-F1): a record before anything else happens (WT-1.1). */
@Entity()
@Index(['organisation', 'number'], { unique: true })
@Index(['case'])
@Index(['client'])
@Index('request_recorded', ['organisation', 'recordedBy', 'receivedAt'])
export class Request {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** Shown to people as «З-<number>». */
  @Column('bigint')
  number: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  case: string;

  @ForeignKey(() => Client)
  @Column('uuid')
  client: string;

  /** site, mail, call or messenger. */
  @Column('text')
  channel: string;

  /** request, urgent, question, letter, call, consultation or long-lead. */
  @Column('text')
  kind: string;

  /** The text in the client's own words. */
  @Column('text', { nullable: true })
  text: string | null;

  /** `[{article?, name, quantity}]`. */
  @Column('jsonb')
  items: RequestItem[];

  @Column('text', { nullable: true })
  city: string | null;

  /** A date or words of the client's, such as «к началу декабря». */
  @Column('text', { nullable: true })
  neededBy: string | null;

  @Column('boolean')
  urgent: boolean;

  /** `today`, `thisWeek` or `notUrgent`, as said on the phone; null while nobody asked. */
  @Column('text', { nullable: true })
  urgency: string | null;

  /** `pickup` or `delivery`; null while nobody asked. */
  @Column('text', { nullable: true })
  delivery: string | null;

  /** The body as it came in, before anything was made of it. */
  @Column('jsonb')
  raw: object;

  /** `person:<id>` or `token:<id>`. */
  @Column('text')
  recordedBy: string;

  @Column('timestamptz')
  receivedAt: Date;
}

/** One thing that a client asks for. */
export interface RequestItem {
  article?: string;
  name: string;
  quantity: number;
}

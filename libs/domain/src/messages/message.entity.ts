import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Request } from '../requests/request.entity.js';

/** What came from outside (a letter, a payment, a call, a webhook), committed before anything is made of it. Consumed once. */
@Entity()
@Check('message_status', "status IN ('free', 'taken', 'request')")
@Index(['organisation', 'source', 'deliveryId'], { unique: true })
@Index(['organisation', 'kind', 'key', 'receivedAt'], { where: "status = 'free'" })
export class Message {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** As contracts name it, such as `supplier.answered`. */
  @Column('text')
  kind: string;

  /** Whom or what it is about: a wait hopes for a kind and a key. */
  @Column('text')
  key: string;

  @Column('jsonb')
  payload: Record<string, unknown>;

  /** Who delivered it: `token:<id>` or `person:<id>`. */
  @Column('text')
  source: string;

  /** The sender's own number of this delivery: the same again is the same message. */
  @Column('text')
  deliveryId: string;

  /** `free`, `taken` by a wait (see its command), or turned into a `request`. */
  @Column('text')
  status: string;

  @ForeignKey(() => Request)
  @Column('uuid', { nullable: true })
  request: string | null;

  @Column('timestamptz')
  receivedAt: Date;
}

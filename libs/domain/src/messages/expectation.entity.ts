import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Wait } from '../tasks/wait.entity.js';

/** What an open wait hopes for from outside; gone when the wait is closed. */
@Entity()
@Index(['organisation', 'kind', 'key'])
export class Expectation {
  @ForeignKey(() => Wait)
  @PrimaryColumn('uuid')
  wait: string;

  /** Its key among the things raced in the wait. */
  @PrimaryColumn('text')
  hope: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** Of the message; `case.corrected` for a correction, whose key is the case's id. */
  @Column('text')
  kind: string;

  @Column('text')
  key: string;

  /** The number of the last correction that the story has heard of; 0 for messages. */
  @Column('integer')
  seen: number;

  /** Who is to send it, such as `client` or `supplier`: who holds the matter meanwhile. */
  @Column('text')
  sender: string;
}

import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import type { NoticeKind } from './notice.type.js';
import type { QuietMode } from './quiet.rule.js';

/** What somebody wants to be told, and when he wants quiet. Who has no row wants all of it, and quiet outside of working time. */
@Entity()
@Check('notice_wishes_quiet', "quiet IN ('outside-work', 'own', 'never')")
export class NoticeWishes {
  @ForeignKey(() => Person)
  @PrimaryColumn('uuid')
  person: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** Kinds that are not told. */
  @Column('text', { array: true })
  off: NoticeKind[];

  @Column('text')
  quiet: QuietMode;

  /** Minutes after midnight by the organisation's clock, of hours of one's own. */
  @Column('integer')
  quietFrom: number;

  /** Not later than `quietFrom`: until then on the next day. */
  @Column('integer')
  quietTo: number;

  /** Days of the week on which the quiet begins; Monday is 1, Sunday 7. */
  @Column('integer', { array: true })
  quietDays: number[];

  /** What cannot wait is told in quiet hours, too. */
  @Column('boolean')
  urgentAlways: boolean;

  /** The browser's notices may be heard. */
  @Column('boolean')
  sound: boolean;
}

import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from './organisation.entity.js';

/** The next number that people read, per organisation and kind of document. Counted under the row's lock: no gaps, no doubles. */
@Entity()
export class NumberSeries {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Organisation)
  organisation: string;

  /** `request`, `case` or `deal`. */
  @PrimaryColumn('text')
  kind: string;

  @Column('bigint')
  next: string;
}

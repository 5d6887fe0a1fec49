import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Work of which one worker does it at a time, over all organisations. */
@Entity()
export class Lease {
  /** Such as `reconciler`. */
  @PrimaryColumn('text')
  name: string;

  @Column('uuid')
  holder: string;

  /** Wall-clock time of the database, not business time. */
  @Column('timestamptz')
  until: Date;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Sessions of the browser, in the shape that connect-pg-simple reads and writes. */
@Entity()
export class Session {
  @PrimaryColumn('varchar')
  sid: string;

  @Column('json')
  sess: object;

  @Index()
  @Column('timestamp', { precision: 6 })
  expire: Date;
}

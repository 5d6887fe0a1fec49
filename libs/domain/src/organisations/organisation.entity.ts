import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One trading company: the wall around everything else. */
@Entity()
export class Organisation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** Name of its regulation pack, a folder in `packs/`. */
  @Column('text')
  pack: string;

  /** IANA name, such as Europe/Moscow. */
  @Column('text')
  timeZone: string;

  /** Demo data: known passwords, so the server stays on loopback while such an organisation exists. */
  @Column('boolean')
  demo: boolean;

  @Column('timestamptz')
  createdAt: Date;
}

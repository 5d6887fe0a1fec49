import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';

/** Goods that some supplier has, or had. Found by its article in any spelling, else by words (WT-3.1). */
@Entity()
@Index(['organisation', 'key', 'variant'], { unique: true })
@Index('item_words', { synchronize: false })
export class Item {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** The article as it is compared, ordered by bytes; of goods without one a space and their name. */
  @Column({ type: 'text', collation: 'C' })
  key: string;

  /** 0; more where suppliers use one article for other goods. */
  @Column('integer')
  variant: number;

  /** As whoever came first wrote it. */
  @Column('text', { nullable: true })
  article: string | null;

  @Column('text', { nullable: true })
  name: string | null;

  /** Of the list in which it came first. */
  @Column('text', { nullable: true })
  group: string | null;

  /** The words of article and name, each behind the last digits of the organisation: one index serves all of them without reading another's. */
  @Column('tsvector', { select: false })
  words: string;
}

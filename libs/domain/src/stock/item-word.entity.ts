import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';

/** A word that some item has: what a beginning that somebody types may become. Never removed: an item that was known once is found again. */
@Entity()
export class ItemWord {
  @ForeignKey(() => Organisation)
  @PrimaryColumn('uuid')
  organisation: string;

  /** Ordered by bytes, so that a beginning is found by the index. */
  @PrimaryColumn('text', { collation: 'C' })
  word: string;
}

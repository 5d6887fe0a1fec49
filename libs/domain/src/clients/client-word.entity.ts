import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Client } from './client.entity.js';

/** The words of a client's names, as `wordsOf` makes them: what a look-up by name goes by. Made anew whenever a name changes. */
@Entity()
@Check('client_word_field', "field IN ('name', 'company')")
@Index(['organisation', 'word'])
export class ClientWord {
  @ForeignKey(() => Client)
  @PrimaryColumn('uuid')
  client: string;

  @PrimaryColumn('text', { collation: 'C' })
  word: string;

  @PrimaryColumn('text')
  field: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;
}

import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { PriceList } from './price-list.entity.js';

/** The file itself, while it may have to be read again: of the current list, and of one whose columns are asked about. Two a supplier at most. */
@Entity()
export class PriceListFile {
  @ForeignKey(() => PriceList)
  @PrimaryColumn('uuid')
  list: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @Column('bytea')
  bytes: Buffer;
}

import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';

/** A version of a pack that was ever in force in an organisation, with all its files: an old case reads its own. */
@Entity()
export class PackVersion {
  @ForeignKey(() => Organisation)
  @PrimaryColumn('uuid')
  organisation: string;

  /** Hash of the content, as in `case_file.pack_version`. */
  @PrimaryColumn('text')
  version: string;

  @Column('text')
  pack: string;

  /** The texts of its files by their paths, what the organisation had set put in. */
  @Column('jsonb')
  files: Record<string, string>;
}

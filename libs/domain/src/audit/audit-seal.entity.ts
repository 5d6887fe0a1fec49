import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A seal over entries of the audit: what each was when it was sealed, chained to the seal before, so that nobody changes or removes an entry unseen.
 * Belongs to the installation, not to an organisation. Append-only, for the system's role, too.
 */
@Entity()
@Index('audit_seal_entries', { synchronize: false })
export class AuditSeal {
  /** Counts the seals from 1, without a gap. */
  @PrimaryColumn('bigint')
  number: string;

  @Column('timestamptz')
  sealedAt: Date;

  /** The entries, in the order of `seq`. */
  @Column('uuid', { array: true })
  entries: string[];

  /** The largest `seq` among them. */
  @Column('bigint')
  high: string;

  /** SHA-256 of each entry, 32 bytes each, in the same order. */
  @Column('bytea')
  digests: Buffer;

  /** SHA-256 over the hash before, the number and the digests. */
  @Column('bytea')
  hash: Buffer;
}

import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Supplier } from '../stock/supplier.entity.js';
import { DealLine } from './deal-line.entity.js';

/** Goods that a supplier keeps for us until an instant (WT-3.6). */
@Entity()
@Check('reservation_quantity', 'quantity > 0')
@Check('reservation_channel', "channel IN ('account', 'mail', 'messenger', 'phone')")
@Check('reservation_end', "(ended_at IS NULL) = (ended IS NULL) AND ended IN ('over', 'released')")
@Index(['line'])
@Index(['until'], { where: 'ended_at IS NULL' })
export class Reservation {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => DealLine)
  @Column('uuid')
  line: string;

  @ForeignKey(() => Supplier)
  @Column('uuid')
  supplier: string;

  @Column('numeric', { precision: 19, scale: 4 })
  quantity: string;

  @Column('timestamptz')
  until: Date;

  /** How it was talked over. */
  @Column('text')
  channel: string;

  /** `person:<id>`, `token:<id>` or `system`. */
  @Column('text')
  by: string;

  @Column('timestamptz')
  at: Date;

  /** `over`: its time has passed, and that was told; `released`: given back before. */
  @Column('text', { nullable: true })
  ended: string | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}

import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DealLine } from '../deals/deal-line.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { SupplierQuery } from './supplier-query.entity.js';

/** One thing that a supplier is asked about, and how many of it. */
@Entity()
@Check('supplier_query_line_quantity', 'quantity > 0')
@Index(['line'])
export class SupplierQueryLine {
  @ForeignKey(() => SupplierQuery)
  @PrimaryColumn('uuid')
  query: string;

  @ForeignKey(() => DealLine)
  @PrimaryColumn('uuid')
  line: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @Column('numeric', { precision: 19, scale: 4 })
  quantity: string;
}

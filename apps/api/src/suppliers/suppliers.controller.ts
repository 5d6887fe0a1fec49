import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { Packs } from '#domain/packs/packs.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { supplierOf, suppliersOf } from '#domain/stock/supplier.repository.js';
import { SupplierService } from '#domain/stock/supplier.service.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { MadeDto } from '../clients/clients.dto.js';
import { fromCursor, toCursor, uuid } from '../labels/cursor.js';
import { IdempotencyKey } from '../labels/reading.js';
import { supplierDto } from './price-list.presenter.js';
import { SupplierChangeDto, SupplierDto, SupplierFactsDto, SupplierListDto, SuppliersQueryDto } from './suppliers.dto.js';

const PAGE = 50;
const ANY = (part: string) => part.length <= 300;

/** Who sells to the company (WT-3.1). */
@ApiTags('suppliers')
@Controller('suppliers')
export class SuppliersController {
  constructor(
    private readonly database: Database,
    private readonly suppliers: SupplierService,
    private readonly packs: Packs,
    private readonly clock: Clock,
  ) {}

  /** Suppliers by name, all or those that are meant, each with the age of the price list that counts. */
  @Get()
  @Permit('stock.read')
  async list(@Caller() { organisation }: Principal, @Query() { limit = PAGE, cursor, q }: SuppliersQueryDto): Promise<SupplierListDto> {
    const after = fromCursor(cursor, [ANY])?.[0];
    const ages = { pack: await this.packs.of(organisation), now: this.clock.now() };
    const rows = await this.database.inOrganisation(organisation, (tx) => suppliersOf(tx, organisation, { limit: limit + 1, after, typed: q }));
    const page = rows.slice(0, limit);
    return { items: page.map((row) => supplierDto(row, ages)), nextCursor: rows.length > limit ? toCursor([page.at(-1)!.nameKey]) : null };
  }

  /** A new supplier. 409 with the id of the first (`supplier`) where one of this name is known. */
  @Post()
  @Permit('supplier.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  create(@Caller() caller: Principal, @Body() body: SupplierFactsDto, @IdempotencyKey() key: string | null): Promise<MadeDto> {
    return this.suppliers.create({ caller, key }, body);
  }

  /** A supplier, with the price list that counts and the one that is being loaded or asked about. */
  @Get(':id')
  @Permit('stock.read')
  async one(@Caller() { organisation }: Principal, @Param('id') id: string): Promise<SupplierDto> {
    const ages = { pack: await this.packs.of(organisation), now: this.clock.now() };
    const row = await this.database.inOrganisation(organisation, (tx) => supplierOf(tx, uuid(id)));
    if (!row) throw new DomainError('not-found');
    return supplierDto(row, ages);
  }

  /** Changes what is given; what is left out stays, null is forgotten. Whoever writes last is right. */
  @Put(':id')
  @HttpCode(204)
  @Permit('supplier.manage')
  change(@Caller() caller: Principal, @Param('id') id: string, @Body() body: SupplierChangeDto): Promise<void> {
    return this.suppliers.change(caller, uuid(id), body);
  }
}

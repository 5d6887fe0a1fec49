import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '#domain/database/database.js';
import { Packs } from '#domain/packs/packs.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { findStock } from '#domain/stock/stock-search.repository.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { fromCursor, toCursor, UUID, WHOLE } from '../labels/cursor.js';
import { StockListDto, StockQueryDto } from './stock.dto.js';
import { stockItem } from './stock.presenter.js';

const PAGE = 20;

/** What the suppliers have. */
@ApiTags('stock')
@Controller('stock')
export class StockController {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
    private readonly clock: Clock,
  ) {}

  /** Goods found while one talks: by article in any spelling, else by words of the name, each with who has it at which price (WT-3.1, WT-3.2, WT-3.3). */
  @Get()
  @Permit('stock.read')
  async find(@Caller() { organisation }: Principal, @Query() { q, limit = PAGE, cursor }: StockQueryDto): Promise<StockListDto> {
    const place = fromCursor(cursor, [WHOLE, UUID]);
    const after = place ? { after: { rank: Number(place[0]), id: place[1]! } } : {};
    const ages = { pack: await this.packs.of(organisation), now: this.clock.now() };
    const found = await this.database.inOrganisation(organisation, (tx) => findStock(tx, { typed: q, limit: limit + 1, ...after }));
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return { items: page.map((one) => stockItem(one, ages)), nextCursor: found.length > limit && last ? toCursor([String(last.rank), last.id]) : null };
  }
}

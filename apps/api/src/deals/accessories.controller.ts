import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '#domain/database/database.js';
import type { Transaction } from '#domain/database/transaction.js';
import { accessoriesFor, type Accessory } from '#domain/deals/accessories.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { Packs } from '#domain/packs/packs.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { findStock } from '#domain/stock/stock-search.repository.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { stockItem } from '../stock/stock.presenter.js';
import { AccessoriesQueryDto, AccessoryListDto } from './accessories.dto.js';

/** Of each accessory. */
const MOST_ITEMS = 3;

/** What is offered with goods (WT-2.1). */
@ApiTags('stock')
@Controller('stock/accessories')
export class AccessoriesController {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Accessories by the pack's table, for an item or a group of goods, each with what the suppliers have of it. */
  @Get()
  @Permit('stock.read')
  async list(@Caller() caller: Principal, @Query() { item, group }: AccessoriesQueryDto, @AcceptLanguage() language?: string): Promise<AccessoryListDto> {
    if (item === undefined && group === undefined) throw new DomainError('invalid', {}, [{ path: 'item', rule: 'required' }]);
    const pack = await this.packs.of(caller.organisation);
    const { language: words } = await this.reading.labels(caller, language);
    const ages = { pack, now: this.clock.now() };
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      const goods = item === undefined ? { group: group ?? null, name: null } : await goodsOf(tx, item);
      const items = [];
      for (const accessory of accessoriesFor(pack, goods)) items.push({ name: accessory[words], items: await found(tx, accessory, ages) });
      return { items };
    });
  }
}

async function goodsOf(tx: Transaction, item: string): Promise<{ group: string | null; name: string | null }> {
  const goods = await tx.row<{ group: string | null; name: string | null }>(`SELECT "group", name FROM item WHERE id = $1`, [item]);
  if (!goods) throw new DomainError('not-found');
  return goods;
}

/** By the words that the lists of the pack's country use. */
async function found(tx: Transaction, { search }: Accessory, ages: Parameters<typeof stockItem>[1]) {
  const items = await findStock(tx, { typed: search, limit: MOST_ITEMS });
  return items.map((one) => stockItem(one, ages));
}

import type { FactoryProvider } from '@nestjs/common';
import { Database } from '#domain/database/database.js';
import { Packs } from '#domain/packs/packs.service.js';
import { PriceListService } from '#domain/stock/price-list.service.js';
import { PriceListReader } from '#domain/stock/reading/price-list-reader.js';
import { SupplierService } from '#domain/stock/supplier.service.js';
import { Clock } from '#domain/time/clock.js';

/** Suppliers and their price lists. */
export const STOCK_PROVIDERS: FactoryProvider[] = [
  { provide: SupplierService, useFactory: (database: Database, clock: Clock) => new SupplierService(database, clock), inject: [Database, Clock] },
  {
    provide: PriceListService,
    useFactory: (database: Database, clock: Clock, packs: Packs) => new PriceListService(database, clock, packs, new PriceListReader()),
    inject: [Database, Clock, Packs],
  },
];

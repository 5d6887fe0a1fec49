import type { FactoryProvider } from '@nestjs/common';
import { Database } from '#domain/database/database.js';
import { Packs } from '#domain/packs/packs.service.js';
import { PriceListService } from '#domain/stock/price-list.service.js';
import { PriceListSampleService } from '#domain/stock/price-list-sample.service.js';
import { PriceListReader } from '#domain/stock/reading/price-list-reader.js';
import { SupplierService } from '#domain/stock/supplier.service.js';
import { Clock } from '#domain/time/clock.js';

/** Suppliers and their price lists. */
export const STOCK_PROVIDERS: FactoryProvider[] = [
  { provide: PriceListReader, useFactory: () => new PriceListReader() },
  { provide: SupplierService, useFactory: (database: Database, clock: Clock) => new SupplierService(database, clock), inject: [Database, Clock] },
  {
    provide: PriceListService,
    useFactory: (...parts: ConstructorParameters<typeof PriceListService>) => new PriceListService(...parts),
    inject: [Database, Clock, Packs, PriceListReader],
  },
  {
    provide: PriceListSampleService,
    useFactory: (...parts: ConstructorParameters<typeof PriceListSampleService>) => new PriceListSampleService(...parts),
    inject: [Database, Clock, Packs, PriceListReader],
  },
];

import type { Database } from '#domain/database/database.js';
import type { Packs } from '#domain/packs/packs.service.js';
import { PERMISSIONS_OF } from '#domain/people/permission.rule.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { dayAt } from '#domain/stock/list-age.rule.js';
import { PriceListService } from '#domain/stock/price-list.service.js';
import type { ListReader } from '#domain/stock/reading/list-reader.js';
import { readPriceList } from '#domain/stock/reading/read-price-list.js';
import { SupplierService, type SupplierFacts } from '#domain/stock/supplier.service.js';
import type { Clock } from '#domain/time/clock.js';

/** A supplier who plainly does not exist, and what he sends. */
interface DemoSupplier {
  facts: SupplierFacts & { name: string };
  fileName: string;
  /** Days before today that its list is of; its file's name says so. */
  daysAgo: number;
  rows: readonly string[];
}

const HEADERS = 'Артикул;Наименование;Цена, руб.;Наличие;Ожидается';

const DEMO_SUPPLIERS: readonly DemoSupplier[] = [
  {
    facts: {
      name: 'Демо-поставщик Север',
      contact: 'Демо Менеджер Севера',
      phone: '+79000001601',
      email: 'sever@demo.example',
      site: 'https://sever.demo.example/stock',
      longestAgeDays: 30,
    },
    fileName: 'Прайс Севера',
    daysAgo: 0,
    rows: [
      'Радиосистемы',
      'DM-1202;Радиосистема Демо-Волна двухканальная, ручные передатчики;48900,00;6;',
      'DM-1204;Радиосистема Демо-Волна с поясными передатчиками;52400,00;+++;',
      'DM-1210;Микрофон головной Демо-Волна, телесный;8900,00;нет;через 12 дней',
      'Стойки',
      'DM-2001;Стойка микрофонная Демо-Опора с журавлём;3450,00;>20;',
      'DM-2010;Стойка под акустику Демо-Опора, до 35 кг;5200,00;мало;',
    ],
  },
  {
    facts: { name: 'Демо-поставщик Юг', contact: 'Демо Менеджер Юга', phone: '+79000001602', email: 'yug@demo.example', longestAgeDays: 14 },
    fileName: 'Остатки Юга',
    daysAgo: 1,
    rows: [
      'DM-1202;Радиосистема DemoVolna двухканальная, ручные передатчики;47500,00;2;',
      'DM-2001;Стойка микрофонная Демо-Опора;3600,00;12;',
      'DM-3001;Пульт микшерный Демо-Микс, 8 каналов;36800,00;1;',
      'DM-3005;Пульт микшерный Демо-Микс, 16 каналов;74100,00;под заказ;',
      'DM-3005;Пульт микшерный Демо-Микс, 16 каналов;74100,00;под заказ;',
      'DM-4001;Прожектор Демо-Свет, 200 Вт;18700,00;уточняйте у Юга;',
    ],
  },
  {
    facts: { name: 'Демо-поставщик Восток', contact: null, phone: '+79000001603', longestAgeDays: 7 },
    fileName: 'Восток',
    daysAgo: 25,
    rows: [
      'DM-4001;Прожектор Демо-Свет, 200 Вт;16900,00;15;',
      'DM-4010;Прожектор Демо-Свет поворотный;64300,00;4;',
      'DM-1204;Радиосистема Демо-Волна поясная;49900,00;3;',
    ],
  },
];

const DAY = 86_400_000;

/** Reads in this thread: three files of some rows are not worth one of their own. */
const READER: ListReader = {
  async *read(bytes, wanted) {
    yield* readPriceList(Buffer.from(bytes), wanted);
  },
};

/** Who loads them: somebody of the demo company who may. */
export interface Loader {
  organisation: string;
  person: string;
}

/** Gives the demo company suppliers with small price lists, one of them too old to be an answer, by the same services as people; nothing where it has one. */
export async function seedDemoSuppliers(database: Database, { organisation, person }: Loader, { packs, clock }: { packs: Packs; clock: Clock }): Promise<void> {
  const there = await database.inOrganisation(organisation, (tx) => tx.row(`SELECT 1 FROM supplier WHERE organisation = $1 LIMIT 1`, [organisation]));
  if (there) return;
  const caller: Principal = { kind: 'person', id: person, organisation, name: '', roles: ['manager'], permissions: PERMISSIONS_OF.manager };
  const [suppliers, lists] = [new SupplierService(database, clock), new PriceListService(database, clock, packs, READER)];
  const { timeZone } = await packs.of(organisation);
  for (const { facts, fileName, daysAgo, rows } of DEMO_SUPPLIERS) {
    const { id } = await suppliers.create({ caller, key: null }, facts);
    const day = (ahead: number) => dayAt(timeZone, new Date(clock.now().getTime() + ahead * DAY));
    const text = [HEADERS, ...rows].join('\r\n').replace(/через (\d+) дней/u, (_, days: string) => day(Number(days)));
    await lists.upload({ caller, key: null }, id, { name: `${fileName} ${day(-daysAgo)}.csv`, bytes: new TextEncoder().encode(text), listedOn: null });
  }
}

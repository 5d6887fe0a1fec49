import { askTable } from '../decisions/ask-table.js';
import type { Pack } from '../packs/pack.service.js';

/** Something that goes with goods: what it is called, and by which words it is looked for in price lists. */
export interface Accessory {
  search: string;
  ru: string;
  en: string;
  zh: string;
}

/** The pack's decision table. */
const TABLE = 'accessories';
const LONGEST = 600;

/** What is offered with goods, by the pack's table in force (WT-2.1); nothing where the pack has no such table. Each once, in the order of its rows. */
export function accessoriesFor(pack: Pack, { group, name }: { group: string | null; name: string | null }): Accessory[] {
  const table = pack.content.tables.get(TABLE);
  if (!table) return [];
  const goods = [group, name].filter(Boolean).join(' ').toLowerCase().slice(0, LONGEST);
  const offered = askTable(TABLE, table, { goods }).outputs.map((output): Accessory => {
    const said = (column: string) => String(output[column] ?? '');
    return { search: said('search'), ru: said('ru'), en: said('en'), zh: said('zh') };
  });
  return offered.filter(({ search }, i) => offered.findIndex((other) => other.search === search) === i);
}

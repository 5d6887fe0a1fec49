import { v7 } from 'uuid';
import type { Transaction } from '../database/transaction.js';
import { itemKey, itemWords, sameGoods } from './article.rule.js';

/** What a row of a list says its goods are. */
export interface Goods {
  article: string | null;
  name: string | null;
  group: string | null;
}

interface KnownItem extends Goods {
  id: string;
  key: string;
  variant: number;
}

/** Each try loses only to a list of another supplier that has just brought the same goods. */
const TRIES = 5;

/** The items of these goods, in their order; what nobody had yet is made. */
export async function itemsOf(tx: Transaction, organisation: string, goods: readonly Goods[]): Promise<string[]> {
  const keys = goods.map(({ article, name }) => itemKey(article, name));
  for (let tries = 0; tries < TRIES; tries++) {
    const known = await knownItems(tx, organisation, keys);
    const fresh: KnownItem[] = [];
    const found = goods.map((one, i) => {
      const family = known.get(keys[i]!) ?? [];
      const same = family.find((item) => sameGoods(one.article, item.name, one.name));
      if (same) return same;
      const made = { ...one, id: v7(), key: keys[i]!, variant: family.length };
      known.set(keys[i]!, [...family, made]);
      fresh.push(made);
      return made;
    });
    if (!(await makeItems(tx, organisation, fresh))) continue;
    await nameItems(
      tx,
      organisation,
      found.flatMap((item, i) => (item.name === null && goods[i]!.name !== null ? [{ ...item, name: goods[i]!.name }] : [])),
    );
    return found.map(({ id }) => id);
  }
  throw new Error('Items are in the way, but cannot be found.');
}

async function knownItems(tx: Transaction, organisation: string, keys: readonly string[]): Promise<Map<string, KnownItem[]>> {
  const rows = await tx.rows<KnownItem>(
    `SELECT id, key, variant, article, name, "group" FROM item WHERE organisation = $1 AND key = ANY($2) ORDER BY key, variant`,
    [organisation, [...new Set(keys)]],
  );
  const known = new Map<string, KnownItem[]>();
  for (const row of rows) known.set(row.key, [...(known.get(row.key) ?? []), row]);
  return known;
}

/** False, and none of them, where somebody was faster with one. In one order for everybody, so that two who bring the same wait for each other instead of forever. */
async function makeItems(tx: Transaction, organisation: string, items: readonly KnownItem[]): Promise<boolean> {
  if (items.length === 0) return true;
  const rows = items.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.variant - b.variant));
  const made = await tx.change(
    `INSERT INTO item (id, organisation, key, variant, article, name, "group", words)
     SELECT id, $1, key, variant, article, name, "group", array_to_tsvector(string_to_array(words, ' '))
       FROM unnest($2::uuid[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[]) AS made(id, key, variant, article, name, "group", words)
     ON CONFLICT DO NOTHING`,
    [organisation, ...columnsOf(rows, ['id', 'key', 'variant', 'article', 'name', 'group']), rows.map((row) => indexed(organisation, row))],
  );
  if (made === rows.length) {
    await knowWords(tx, organisation, rows);
    return true;
  }
  await tx.change(`DELETE FROM item WHERE id = ANY($1)`, [rows.map(({ id }) => id)]);
  return false;
}

/** A list with articles alone came first; now somebody says what it is. */
async function nameItems(tx: Transaction, organisation: string, items: readonly KnownItem[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await tx.change(
    `UPDATE item i SET name = said.name, words = array_to_tsvector(string_to_array(said.words, ' '))
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS said(id, name, words) WHERE i.id = said.id AND i.name IS NULL`,
    [...columnsOf(rows, ['id', 'name']), rows.map((row) => indexed(organisation, row))],
  );
  await knowWords(tx, organisation, rows);
}

/** What the words of these items may be found by. In one order for everybody, as above. */
function knowWords(tx: Transaction, organisation: string, goods: readonly Goods[]): Promise<number> {
  const words = [...new Set(goods.flatMap(({ article, name }) => itemWords(article, name)))].toSorted((a, b) => (a < b ? -1 : 1));
  return tx.change(`INSERT INTO item_word (organisation, word) SELECT $1, word FROM unnest($2::text[]) AS known(word) ON CONFLICT DO NOTHING`, [
    organisation,
    words,
  ]);
}

const columnsOf = <Row, Name extends keyof Row>(rows: readonly Row[], names: readonly Name[]) => names.map((name) => rows.map((row) => row[name]));

/** Words as the index has them: behind the last digits of the organisation, so that nobody's search reads what another company has. */
function indexed(organisation: string, { article, name }: Goods): string {
  return itemWords(article, name)
    .map((word) => `${organisation.slice(-8)}/${word}`)
    .join(' ');
}

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
  /** By which it is found already, of whichever supplier they came. */
  known: string[];
}

/** Words of an item at most: suppliers who call it otherwise each week do not make it be found by everything. */
const MOST_KNOWN = 200;

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
      const made = { ...one, id: v7(), key: keys[i]!, variant: family.length, known: itemWords(one.article, one.name) };
      known.set(keys[i]!, [...family, made]);
      fresh.push(made);
      return made;
    });
    if (!(await makeItems(tx, organisation, fresh))) continue;
    const wider = widened(found, goods);
    await widenItems(tx, organisation, wider);
    await knowWords(tx, organisation, [...fresh.map(({ known: words }) => words), ...wider.map(({ words }) => words)].flat());
    return found.map(({ id }) => id);
  }
  throw new Error('Items are in the way, but cannot be found.');
}

async function knownItems(tx: Transaction, organisation: string, keys: readonly string[]): Promise<Map<string, KnownItem[]>> {
  const rows = await tx.rows<KnownItem>(
    `SELECT id, key, variant, article, name, "group", ARRAY(SELECT substr(lexeme, 10) FROM unnest(words)) AS known FROM item WHERE organisation = $1 AND key = ANY($2) ORDER BY key, variant`,
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
    [
      organisation,
      ...columnsOf(rows, ['id', 'key', 'variant', 'article', 'name', 'group']),
      rows.map((row) => indexed(organisation, itemWords(row.article, row.name))),
    ],
  );
  if (made === rows.length) return true;
  await tx.change(`DELETE FROM item WHERE id = ANY($1)`, [rows.map(({ id }) => id)]);
  return false;
}

/** An item that another supplier calls otherwise. */
interface Widened {
  id: string;
  /** What it is called where nobody said that before. */
  name: string | null;
  words: string[];
}

/** The items that are called by words under which they were not known: whichever supplier's name somebody types, it is found. */
function widened(found: readonly KnownItem[], goods: readonly Goods[]): Widened[] {
  const wider = new Map<string, Widened>();
  found.forEach((item, i) => {
    const before = wider.get(item.id)?.words ?? item.known;
    const { article, name } = goods[i]!;
    const fresh = itemWords(article, name).filter((word) => !before.includes(word));
    const words = [...before, ...fresh].slice(0, MOST_KNOWN);
    if (words.length > before.length || (item.name === null && name !== null)) wider.set(item.id, { id: item.id, name, words });
  });
  return [...wider.values()];
}

/** In one order for everybody, as above. */
async function widenItems(tx: Transaction, organisation: string, items: readonly Widened[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await tx.rows(`SELECT id FROM item WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE`, [rows.map(({ id }) => id)]);
  await tx.change(
    `UPDATE item i SET name = coalesce(i.name, said.name), words = i.words || array_to_tsvector(string_to_array(said.words, ' '))
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS said(id, name, words) WHERE i.id = said.id`,
    [...columnsOf(rows, ['id', 'name']), rows.map((row) => indexed(organisation, row.words))],
  );
}

/** What the words of these goods may be found by. In one order for everybody, as above. */
function knowWords(tx: Transaction, organisation: string, known: readonly string[]): Promise<number> {
  const words = [...new Set(known)].toSorted((a, b) => (a < b ? -1 : 1));
  return tx.change(`INSERT INTO item_word (organisation, word) SELECT $1, word FROM unnest($2::text[]) AS known(word) ON CONFLICT DO NOTHING`, [
    organisation,
    words,
  ]);
}

const columnsOf = <Row, Name extends keyof Row>(rows: readonly Row[], names: readonly Name[]) => names.map((name) => rows.map((row) => row[name]));

/** Words as the index has them: behind the last digits of the organisation, so that nobody's search reads what another company has. */
function indexed(organisation: string, words: readonly string[]): string {
  return words.map((word) => `${organisation.slice(-8)}/${word}`).join(' ');
}

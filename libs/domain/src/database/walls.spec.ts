import pg from 'pg';
import { v7 } from 'uuid';
import { begun, Company, waitAt } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { giveKeys } from '../clients/client-keys.repository.js';
import { saveWishes, USUAL_WISHES } from '../notices/notice-wishes.repository.js';
import { CommandRepository } from '../tasks/command.repository.js';
import { dataSource } from './data-source.js';
import type { Database } from './database.js';
import { codeOf } from './transact.js';
import type { Transaction } from './transaction.js';
import { APPEND_ONLY, WALLED } from './walls.rule.js';

/** Belong to no organisation: sessions and tries to sign in are found before anybody is known; leases are the workers', seals are over all entries, the list of migrations is the owner's. */
const EXCEPTIONS = ['audit_seal', 'lease', 'migration', 'session', 'sign_in_try'];
const DENIED = '42501';

let urls: TestDatabase;
let database: Database;
let ours: Company;
let theirs: Company;
/** The app's role, by SQL written by hand. */
let app: pg.Client;
let owner: pg.Client;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  [ours, theirs] = [await Company.found(database), await Company.found(database)];
  for (const company of [ours, theirs]) await fill(company);
  [app, owner] = [new pg.Client({ connectionString: urls.app }), new pg.Client({ connectionString: urls.owner })];
  await Promise.all([app.connect(), owner.connect()]);
});
afterAll(async () => {
  await Promise.all([app?.end(), owner?.end(), database?.close()]);
  await urls?.drop();
});

/** What belongs to a deal: a line that was asked about, answered, found, offered and reserved. */
async function fillDeal(
  tx: Transaction,
  { organisation, deal, supplier, instance, now }: { organisation: string; deal: string; supplier: string; instance: string; now: Date },
): Promise<void> {
  const [line, query, offer] = [v7(), v7(), v7()];
  const insert = (into: string, columns: string, values: readonly unknown[]) =>
    tx.rows(`INSERT INTO ${into} (organisation, ${columns}) VALUES (${[organisation, ...values].map((_, i) => `$${i + 1}`).join(', ')})`, [
      organisation,
      ...values,
    ]);
  await insert('deal_line', 'id, deal, place, name, quantity, ask, changed_at', [line, deal, 1, 'Стойка', 1, false, now]);
  await insert('deal_accessory', 'deal, place, name, answer', [deal, 1, 'Кабель', 'taken']);
  await insert('deal_objection', 'deal, ordinal, kind, argument, result, "by", at', [deal, 1, 'expensive', 'да', 'goesOn', 'system', now]);
  await insert('deal_offer', 'id, deal, version, currency, "by", at', [offer, deal, 1, 'RUB', 'system', now]);
  await insert('deal_offer_line', 'offer, place, line, name, quantity', [offer, 1, line, 'Стойка', 1]);
  await insert('supplier_query', 'id, deal, number, supplier, by_mail, state, instance, plan_key, planned_at', [
    query,
    deal,
    1,
    supplier,
    false,
    'planned',
    instance,
    query,
    now,
  ]);
  await insert('supplier_query_line', 'query, line, quantity', [query, line, 1]);
  await insert('supplier_answer', 'id, query, line, ordinal, has, channel, "by", at', [v7(), query, line, 1, 'yes', 'phone', 'system', now]);
  await insert('line_availability', 'line, supplier, source, expected, query, holds_until, at', [line, supplier, 'phone', false, query, now, now]);
  await insert('reservation', 'id, line, supplier, quantity, until, channel, "by", at', [v7(), line, supplier, 1, now, 'phone', 'system', now]);
}

/** At least one row in every table: a request, its task, a click on it, and its refusal. */
async function fill(company: Company): Promise<void> {
  const matter = await company.matter({}, 'a key');
  const at = company.clock.at;
  const { task, wait, opened } = waitAt(matter, '1', at);
  await company.projection().project(company.batch(matter, [begun(at), opened]));
  const id = await company.click(matter, { id: task, wait });
  const commands = new CommandRepository(database);
  const delivery = await company.within((tx) => commands.pending(tx, id!));
  await commands.refuse(delivery!, { waitOpen: true, reason: 'refused' }, company.clock.now());
  const [author, now] = [company.people.secretary, company.clock.now()];
  await company.within(async (tx) => {
    const client = { organisation: company.id, client: (await tx.row<{ id: string }>(`SELECT id FROM client LIMIT 1`))!.id };
    await giveKeys(tx, client, [{ kind: 'email', value: 'proba@example.com' }]);
    await tx.rows(`INSERT INTO client_contact (id, organisation, client, name, created_at) VALUES ($1, $2, $3, 'Анна', $4)`, [
      v7(),
      company.id,
      client.client,
      now,
    ]);
    await tx.rows(`INSERT INTO client_hint (client, other, organisation, kind, value, at) VALUES ($1, $1, $2, 'email', 'a', $3)`, [
      client.client,
      company.id,
      now,
    ]);
    await tx.rows(`INSERT INTO client_merge (id, organisation, client, other, "by", at, moved) VALUES ($1, $2, $3, $3, 'person:x', $4, '{}')`, [
      v7(),
      company.id,
      client.client,
      now,
    ]);
    await tx.rows(`INSERT INTO comment (id, organisation, task, author, text, at) VALUES ($1, $2, $3, $4, 'да', $5)`, [v7(), company.id, task, author, now]);
    await tx.rows(`INSERT INTO notice (person, cause, organisation, kind, task, at) VALUES ($1, 'a cause', $2, 'soon', $3, $4)`, [
      author,
      company.id,
      task,
      now,
    ]);
    await saveWishes(tx, { organisation: company.id, person: author }, USUAL_WISHES);
    const [file, page] = [v7(), v7()];
    await tx.rows(
      `INSERT INTO attachment (id, organisation, task, name, type, size, sha256, added_by, added_at) VALUES ($1, $2, $3, 'a.txt', 'text/plain', 1, 'ff', $4, $5)`,
      [file, company.id, task, author, now],
    );
    await tx.rows(`INSERT INTO looker (place, page, organisation, person, typing, until) VALUES ($1, $2, $3, $4, false, $5)`, [
      task,
      page,
      company.id,
      author,
      now,
    ]);
    await tx.rows(`INSERT INTO draft (task, person, organisation, data, saved_at) VALUES ($1, $2, $3, '{}', $4)`, [task, author, company.id, now]);
    await tx.rows(`INSERT INTO expectation (wait, hope, organisation, kind, key, seen, sender) VALUES ($1, 'answer', $2, 'a.kind', 'a key', 0, 'client')`, [
      wait,
      company.id,
    ]);
    await tx.rows(`INSERT INTO pack_overlay (organisation, file, path, value, base_hash, "by", at) VALUES ($1, 'a.json', '["a"]', '1', 'a hash', $2, $3)`, [
      company.id,
      author,
      now,
    ]);
    await tx.rows(
      `INSERT INTO decision (id, organisation, "case", instance, "table", table_version, inputs, rows, outputs, at) VALUES ($1, $2, $3, $4, 'a', 'a hash', '{}', '[1]', '[{}]', $5)`,
      [v7(), company.id, matter.caseId, matter.root, now],
    );
    await tx.rows(
      `INSERT INTO message (id, organisation, kind, key, payload, source, delivery_id, status, received_at) VALUES ($1, $2, 'a.kind', 'a key', '{}', 'a source', '1', 'free', $3)`,
      [v7(), company.id, now],
    );
    const deal = v7();
    await tx.rows(
      `INSERT INTO deal (id, organisation, number, "case", request, status, opened_at, opened_by) VALUES ($1, $2, 1, $3, $4, 'open', $5, 'system')`,
      [deal, company.id, matter.caseId, matter.requestId, now],
    );
    await tx.rows(
      `INSERT INTO letter (id, organisation, "case", instance, template, title, pack_version, language, state, missing, created_at)
       VALUES ($1, $2, $3, $4, 'a letter', '{}', 'a version', 'ru', 'stopped', '{receiver}', $5)`,
      [v7(), company.id, matter.caseId, matter.root, now],
    );
    await tx.rows(`INSERT INTO absence (id, organisation, person, begins_at, ends_at, kind) VALUES ($1, $2, $3, $4, 'infinity', 'sick')`, [
      v7(),
      company.id,
      author,
      now,
    ]);
    await tx.rows(`INSERT INTO duty_day (organisation, date, duty, person) VALUES ($1, $2, 'calls', $3)`, [company.id, now, author]);
    await tx.rows(`INSERT INTO task_view (id, organisation, owner, name, filter, created_at) VALUES ($1, $2, $3, 'a view', '{}', $4)`, [
      v7(),
      company.id,
      author,
      now,
    ]);
    const [supplier, list, item] = [v7(), v7(), v7()];
    await tx.rows(`INSERT INTO supplier (id, organisation, name, name_key, currency, created_at) VALUES ($1, $2, 'Проба', 'проба', 'RUB', $3)`, [
      supplier,
      company.id,
      now,
    ]);
    await tx.rows(
      `INSERT INTO price_list (id, organisation, supplier, state, file_name, file_hash, listed_at, dated_by, uploaded_by, uploaded_at, rows, read_rows, accepted, rejected_rows, unclear_rows, rejected, unclear, touched_at)
       VALUES ($1, $2, $3, 'current', 'a.csv', 'a hash', $4, 'upload', 'person:x', $4, 1, 1, 1, 0, 0, '[]', '[]', $4)`,
      [list, company.id, supplier, now],
    );
    await tx.rows(`INSERT INTO price_list_file (list, organisation, bytes) VALUES ($1, $2, 'a')`, [list, company.id]);
    await tx.rows(`INSERT INTO item_word (organisation, word) VALUES ($1, 'a')`, [company.id]);
    await tx.rows(`INSERT INTO item (id, organisation, key, variant, words) VALUES ($1, $2, 'A', 0, '')`, [item, company.id]);
    await tx.rows(
      `INSERT INTO stock_offer (list, position, organisation, supplier, item, state, at_least, "row") VALUES ($1, 1, $2, $3, $4, 'unknown', false, 1)`,
      [list, company.id, supplier, item],
    );
    await tx.rows(`INSERT INTO assignment_turn (person, organisation, given_at) VALUES ($1, $2, $3)`, [author, company.id, now]);
    await tx.rows(`INSERT INTO sign_in_link (person, organisation, kind, hash, made_at, expires_at) VALUES ($1, $2, 'reset', $3, $4, $4)`, [
      author,
      company.id,
      company.id,
      now,
    ]);
    await fillDeal(tx, { organisation: company.id, deal, supplier, instance: matter.root, now });
  });
}

/** Tries something in a transaction that is undone; tells the rows it returned or changed, or PostgreSQL's refusal. */
async function attempt(sql: string, parameters: unknown[] = [], organisation?: string): Promise<number | string> {
  await app.query('BEGIN');
  try {
    if (organisation !== undefined) await app.query(`SELECT set_config('app.organisation', $1, true)`, [organisation]);
    return (await app.query(sql, parameters)).rowCount ?? 0;
  } catch (error) {
    return codeOf(error);
  } finally {
    await app.query('ROLLBACK');
  }
}

async function counted(table: string): Promise<Map<string, number>> {
  const { column } = WALLED.find((wall) => wall.table === table)!;
  const rows = await database.asSystem((tx) =>
    tx.rows<{ organisation: string; n: number }>(`SELECT "${column}" AS organisation, count(*)::int AS n FROM "${table}" GROUP BY 1`),
  );
  return new Map(rows.map(({ organisation, n }) => [organisation, n]));
}

/** What a statement that changes rows comes to where no row is visible. */
const nothing = (table: string) => (APPEND_ONLY.includes(table) || table === 'organisation' ? DENIED : 0);

describe.each(WALLED)('the wall around $table', ({ table, column }) => {
  it('hides every row from the app while no organisation is set, and lets it change none', async () => {
    expect((await counted(table)).get(ours.id)).toBeGreaterThan(0);
    expect(await attempt(`SELECT 1 FROM "${table}"`)).toBe(0);
    expect(await attempt(`UPDATE "${table}" SET "${column}" = "${column}"`)).toBe(nothing(table));
    expect(await attempt(`DELETE FROM "${table}"`)).toBe(nothing(table));
    expect(await attempt(`SELECT 1 FROM "${table}"`, [], '')).toBe(0);
  });

  it('shows an organisation its own rows and none of another, and lets it change none of another', async () => {
    const count = await counted(table);
    expect(count.get(theirs.id)).toBeGreaterThan(0);
    expect(await attempt(`SELECT 1 FROM "${table}"`, [], ours.id)).toBe(count.get(ours.id));
    expect(await attempt(`SELECT 1 FROM "${table}" WHERE "${column}" = $1`, [theirs.id], ours.id)).toBe(0);
    expect(await attempt(`UPDATE "${table}" SET "${column}" = "${column}" WHERE "${column}" = $1`, [theirs.id], ours.id)).toBe(nothing(table));
    expect(await attempt(`DELETE FROM "${table}" WHERE "${column}" = $1`, [theirs.id], ours.id)).toBe(nothing(table));
  });

  it('lets nobody write a row for another organisation, or give one away', async () => {
    const copy = `INSERT INTO "${table}" SELECT (jsonb_populate_record(mine, jsonb_build_object('${column}', $1::uuid))).* FROM "${table}" mine LIMIT 1`;
    expect(await attempt(copy, [theirs.id], ours.id)).toBe(DENIED);
    expect(await attempt(`UPDATE "${table}" SET "${column}" = $1`, [theirs.id], ours.id)).toBe(DENIED);
  });

  it('stands again on the same connection after a transaction, kept or undone', async () => {
    for (const end of ['COMMIT', 'ROLLBACK']) {
      await app.query('BEGIN');
      await app.query(`SELECT set_config('app.organisation', $1, true)`, [ours.id]);
      expect((await app.query(`SELECT 1 FROM "${table}"`)).rowCount).toBeGreaterThan(0);
      await app.query(end);
      expect((await app.query(`SELECT 1 FROM "${table}"`)).rowCount).toBe(0);
    }
  });

  it('has row-level security on, with one policy for reading and writing that asks for the organisation', async () => {
    const { rows } = await owner.query<{ on: boolean; policies: number; reads: string; writes: string; command: string }>(
      `SELECT c.relrowsecurity AS "on", count(p.oid)::int AS policies, min(pg_get_expr(p.polqual, p.polrelid)) AS reads, min(pg_get_expr(p.polwithcheck, p.polrelid)) AS writes, min(p.polcmd::text) AS command
         FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid WHERE c.oid = $1::regclass GROUP BY c.oid`,
      [`"${table}"`],
    );
    const asks = expect.stringMatching(new RegExp(`^\\(${column} = .*app\\.organisation`, 's')) as string;
    expect(rows).toEqual([{ on: true, policies: 1, reads: asks, writes: asks, command: '*' }]);
  });
});

describe('the walls as a whole', () => {
  it('stand around every table that knows an organisation, and every table but the named exceptions', async () => {
    const { rows } = await owner.query<{ table: string; belongs: boolean }>(
      `SELECT c.relname AS "table", EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organisation' AND NOT a.attisdropped) AS belongs
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')`,
    );
    const walled = WALLED.map(({ table }) => table);
    expect(rows.map(({ table }) => table).toSorted()).toEqual([...walled, ...EXCEPTIONS].toSorted());
    expect(rows.filter(({ table, belongs }) => belongs && !walled.includes(table))).toEqual([]);
  });

  it.each(APPEND_ONLY)('let the app add to %s, and never change, delete or empty it, not even its own rows', async (table) => {
    const wanted: [string, string][] = [
      ['UPDATE', `UPDATE ${table} SET organisation = organisation`],
      ['DELETE', `DELETE FROM ${table}`],
      ['TRUNCATE', `TRUNCATE ${table}`],
    ];
    for (const [, sql] of wanted) expect(await attempt(sql, [], ours.id)).toBe(DENIED);
    expect(await attempt(`SELECT 1 FROM ${table} FOR UPDATE`, [], ours.id)).toBe(DENIED);
  });

  it.each(EXCEPTIONS)('let the app neither read nor write %s', async (table) => {
    expect(await attempt(`SELECT 1 FROM ${table}`, [], ours.id)).toBe(DENIED);
    expect(await attempt(`DELETE FROM ${table}`, [], ours.id)).toBe(DENIED);
  });

  it('hold a role that is no superuser, goes round no wall, owns nothing, belongs to no other role and may create nothing', async () => {
    const { rows } = await app.query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, has_schema_privilege('public', 'CREATE') AS creates, has_database_privilege(current_database(), 'CREATE') AS schemas,
              (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS groups, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
         FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, creates: false, schemas: false, groups: 0, owned: 0 },
    ]);
    expect(await attempt(`SET ROLE reglament_owner`)).toBe(DENIED);
    expect(await attempt(`ALTER TABLE task DISABLE ROW LEVEL SECURITY`)).toBe(DENIED);
  });

  it('let a setting that is no organisation see nothing, and a broken one fail', async () => {
    expect(await attempt('SELECT 1 FROM task', [], '00000000-0000-0000-0000-000000000000')).toBe(0);
    expect(await attempt('SELECT 1 FROM task', [], `' OR true --`)).toBe('22P02');
  });
});

describe('the migrations', () => {
  it('make exactly the tables of the entities', async () => {
    const source = await dataSource(urls.owner, 1, 'drift').initialize();
    try {
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
      expect(await source.showMigrations()).toBe(false);
    } finally {
      await source.destroy();
    }
  });
});

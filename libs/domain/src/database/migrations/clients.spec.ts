import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { servers } from '../../../../../test/harness/database.js';
import { Clients1795900000000 } from './1795900000000-clients.js';
import { MIGRATIONS } from './index.js';

/** More than the migration reads at once. */
const MANY = 1_001;

const opened = (url: string, migrations: typeof MIGRATIONS) =>
  new DataSource({ type: 'postgres', url, migrations, migrationsTableName: 'migration', uuidExtension: 'pgcrypto', installExtensions: false }).initialize();
const at = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();

let admin: DataSource;
let name: string;
beforeAll(async () => {
  admin = await opened(servers().superuserUrl, []);
  name = `t_${randomBytes(6).toString('hex')}`;
  await admin.query(`CREATE DATABASE ${/* sql-fragment */ name} OWNER reglament_owner`);
});
afterAll(async () => {
  await admin.query(`DROP DATABASE IF EXISTS ${/* sql-fragment */ name} WITH (FORCE)`);
  await admin.destroy();
});

describe('the migration of clients', () => {
  it('WT-1.8 makes keys and words of what clients had in their columns', async () => {
    const before = await opened(at(servers().ownerUrl, name), MIGRATIONS.slice(0, MIGRATIONS.indexOf(Clients1795900000000)));
    await before.runMigrations({ transaction: 'each' });
    const [organisation, client] = [v7(), v7()];
    const now = new Date();
    await before.query(
      `INSERT INTO organisation (id, name, pack, time_zone, demo, created_at) VALUES ($1, 'Проба', 'west-technology', 'Europe/Moscow', false, $2)`,
      [organisation, now],
    );
    await before.query(
      `INSERT INTO client (id, organisation, name, company, phone, email, inn, created_at) VALUES ($1, $2, 'Семён Пробный', 'ООО «Проба»', '+79120000001', 'a@example.com', '5900000147', $3)`,
      [client, organisation, now],
    );
    await before.query(
      `INSERT INTO client (id, organisation, name, created_at) SELECT gen_random_uuid(), $1, 'Имя' || n, $2 FROM generate_series(1, $3::int) n`,
      [organisation, now, MANY],
    );
    await before.destroy();
    const after = await opened(at(servers().ownerUrl, name), MIGRATIONS);
    await after.runMigrations({ transaction: 'each' });
    const keys: unknown[] = await after.query(`SELECT kind, value, reversed FROM client_key WHERE client = $1 ORDER BY kind`, [client]);
    const words: { word: string }[] = await after.query(`SELECT word FROM client_word WHERE client = $1 ORDER BY word`, [client]);
    const [{ many }]: [{ many: string }] = await after.query(`SELECT count(*) AS many FROM client_word`);
    await after.destroy();
    expect(keys).toEqual([
      { kind: 'email', value: 'a@example.com', reversed: null },
      { kind: 'inn', value: '5900000147', reversed: null },
      { kind: 'phone', value: '+79120000001', reversed: '10000002197' },
    ]);
    expect(words.map(({ word }) => word)).toEqual(['ооо', 'проба', 'пробный', 'семен']);
    expect(Number(many)).toBe(MANY + 4);
  });
});

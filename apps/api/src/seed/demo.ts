import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { idOf } from '#kit/contract/place.js';
import { giveKeys } from '#domain/clients/client-keys.repository.js';
import { keepWords } from '#domain/clients/client-words.repository.js';
import type { Database } from '#domain/database/database.js';
import type { Transaction } from '#domain/database/transaction.js';
import { hashOf, valueAt } from '#domain/packs/overlay.js';
import type { Pack } from '#domain/packs/pack.service.js';
import type { Role } from '#domain/people/role.type.js';

/** Everything of the demo company has an id of its own name below this one, so that making it again changes nothing. */
export const DEMO = '7d0a3a52-6f3e-4c57-9f0e-5a1d2c0b9e11';

export const DEMO_PASSWORD = 'reglament-demo';

/** The demo site's token: as well known as the password, and as bound to loopback. */
export const DEMO_SITE_TOKEN = 'reglament-demo-site-form';

export const DEMO_PEOPLE: readonly { login: string; name: string; role: Role }[] = [
  { login: 'secretary1', name: 'Демо Секретарь-Первая', role: 'secretary' },
  { login: 'secretary2', name: 'Демо Секретарь-Вторая', role: 'secretary' },
  { login: 'manager1', name: 'Демо Менеджер-Первый', role: 'manager' },
  { login: 'manager2', name: 'Демо Менеджер-Второй', role: 'manager' },
  { login: 'manager3', name: 'Демо Менеджер-Третий', role: 'manager' },
  { login: 'head', name: 'Демо Руководитель Продаж', role: 'head' },
  { login: 'director1', name: 'Демо Директор-Первый', role: 'director' },
  { login: 'director2', name: 'Демо Директор-Второй', role: 'director' },
  { login: 'accountant', name: 'Демо Бухгалтер', role: 'accountant' },
  { login: 'driver', name: 'Демо Водитель', role: 'driver' },
  { login: 'quality', name: 'Демо Контроль-Качества', role: 'quality' },
  { login: 'admin', name: 'Демо Администратор', role: 'admin' },
];

/** What the demo managers are good at, so that `by-skill` has somebody to choose. */
const DEMO_SKILLS: Readonly<Record<string, string[]>> = { manager1: ['audio', 'companies', 'urgent'], manager2: ['light', 'persons'], manager3: ['longLead'] };

/** The id of somebody of the demo company. */
export const demoPerson = (login: string): string => idOf(DEMO, login);

const DAY = 86_400_000;

/** Makes the demo company with its people and the token of its site; what is there already stays as it is. `roundTheClock`: see `workAlways`. */
export async function seedDemo(database: Database, pack: Pack, { at, roundTheClock = false }: { at: Date; roundTheClock?: boolean }): Promise<void> {
  const there = await database.asSystem((tx) => tx.row(`SELECT id FROM organisation WHERE id = $1`, [DEMO]));
  if (there) return;
  const passwordHash = await hash(DEMO_PASSWORD);
  await database.asSystem(async (tx) => {
    await tx.rows(`INSERT INTO organisation (id, name, pack, time_zone, demo, created_at) VALUES ($1, $2, $3, $4, true, $5) ON CONFLICT DO NOTHING`, [
      DEMO,
      'Демонстрационная компания',
      pack.name,
      pack.timeZone,
      at,
    ]);
    for (const { login, name, role } of DEMO_PEOPLE) {
      await tx.rows(
        `INSERT INTO person (id, organisation, login, name, password_hash, roles, language, created_at, skills, email) VALUES ($1, $2, $3, $4, $5, $6, 'ru', $7, $8, $9) ON CONFLICT DO NOTHING`,
        [demoPerson(login), DEMO, login, name, passwordHash, [role], at, DEMO_SKILLS[login] ?? [], `${login}@demo.example`],
      );
    }
    await seedRoster(tx, at);
    if (roundTheClock) await workAlways(tx, pack, at);
    await tx.rows(`INSERT INTO api_token (id, organisation, name, hash, scopes, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`, [
      idOf(DEMO, 'site'),
      DEMO,
      'Демо: форма на сайте',
      createHash('sha256').update(DEMO_SITE_TOKEN).digest('hex'),
      ['request.record'],
      at,
    ]);
  });
}

/** A client with a manager of his own, a manager on holiday for whom another stands in, and the duties of today. */
async function seedRoster(tx: Transaction, at: Date): Promise<void> {
  const made = await tx.change(
    `INSERT INTO client (id, organisation, name, phone, kind, manager, created_at) VALUES ($1, $2, 'Демо Клиент Постоянный', '+79000001500', 'private', $3, $4) ON CONFLICT DO NOTHING`,
    [idOf(DEMO, 'regular client'), DEMO, idOf(DEMO, 'manager1'), at],
  );
  if (made > 0) {
    const regular = { organisation: DEMO, client: idOf(DEMO, 'regular client') };
    await giveKeys(tx, regular, [{ kind: 'phone', value: '+79000001500' }]);
    await keepWords(tx, regular);
  }
  await tx.rows(
    `INSERT INTO absence (id, organisation, person, begins_at, ends_at, substitute, kind) VALUES ($1, $2, $3, $4, $5, $6, 'vacation') ON CONFLICT DO NOTHING`,
    [idOf(DEMO, 'holiday'), DEMO, idOf(DEMO, 'manager3'), at, new Date(at.getTime() + 7 * DAY), idOf(DEMO, 'manager2')],
  );
  await tx.rows(
    `INSERT INTO duty_day (organisation, date, duty, person) SELECT $1, ($2::timestamptz AT TIME ZONE time_zone)::date, 'quality-calls', $3 FROM organisation WHERE id = $1 ON CONFLICT DO NOTHING`,
    [DEMO, at, idOf(DEMO, 'secretary1')],
  );
}

/** Every hour of every day, without holidays. */
const ALWAYS = { hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['0:00-24:00']])), holidays: null };

/**
 * Puts hours without end over the pack's, as the company's own setting: whoever tries the product on a Sunday evening sees clocks that run. Without the
 * setting it works by the pack's calendar.
 */
async function workAlways(tx: Transaction, { source }: Pack, at: Date): Promise<void> {
  const file = 'calendar.json';
  for (const [name, value] of Object.entries(ALWAYS)) {
    const base = hashOf(valueAt(source, file, [name]));
    await tx.rows(`INSERT INTO pack_overlay (organisation, file, path, value, base_hash, "by", at) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
      DEMO,
      file,
      JSON.stringify([name]),
      JSON.stringify(value),
      base,
      demoPerson('admin'),
      at,
    ]);
  }
}

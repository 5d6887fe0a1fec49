import { createHash, randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import type { Database } from '#domain/database/database.js';
import { ROLES, type Role } from '#domain/people/role.type.js';
import type { TaskStatus } from '#domain/tasks/task.type.js';
import type { TaskDetailDto } from '../../../apps/api/src/tasks/tasks.dto.js';
import { attach } from '../../harness/attach.js';
import { Company } from '../../harness/company.js';
import { openDatabase } from '../../harness/database.js';
import { CONFIRMED, Person, siteRequest, type Answer } from '../../harness/person.js';
import { Product } from '../../harness/product.js';
import { TOKENS, type TokenName } from './tokens.js';

/** A task of the world as the rules look at it. */
export interface AskedTask {
  id: string;
  role: Role;
  status: TaskStatus;
  version: number;
  assignee: { id: string } | null;
  completedBy: { id: string } | null;
}

/** Words before `{id}` in a path, and what the world has for them. */
export type Thing = 'cases' | 'clients' | 'commands' | 'files' | 'suppliers' | 'views' | 'incidents' | 'queries' | 'reservations';

const YEAR = 365 * 86_400_000;

/** What the matrix of permissions asks about: a product with a company at work, and another company beside it that must see nothing of it. */
export class World {
  /** Nobody holds it; secretary1 holds it; secretary1 has done it. All are of the secretaries. */
  tasks!: Readonly<Record<'open' | 'held' | 'done', AskedTask>>;
  things!: Readonly<Record<Thing, string>>;
  /** A case that has a deal. */
  dealt!: string;
  /** A price list of the supplier that counts, and one that is over. */
  list!: string;
  overList!: string;
  /** Somebody who speaks for the client; a merge of two that was taken back; one who was perhaps the client and is said not to be, and one who perhaps still is. */
  contact!: string;
  merge!: string;
  second!: string;
  third!: string;
  /** Headers of sessions that are none any more. */
  ended!: Record<string, string>;
  left!: Record<string, string>;
  private readonly signedIn = new Map<string, Person>();
  private readonly ids = new Map<string, string>();
  private readonly tokens = new Map<TokenName, string>();

  private constructor(
    readonly product: Product,
    readonly database: Database,
    readonly stranger: Company,
  ) {}

  static async make(): Promise<World> {
    const product = await Product.start();
    const database = await openDatabase(product.database);
    const world = new World(product, database, await Company.found(database));
    await world.people();
    await world.work();
    return world;
  }

  async end(): Promise<void> {
    await this.database.close();
    await this.product.stop();
  }

  /** Signs in, and keeps the session for the next call. */
  async person(login: string): Promise<Person> {
    const known = this.signedIn.get(login) ?? (await Person.signIn(this.product, login));
    this.signedIn.set(login, known);
    return known;
  }

  /** After a call that ended a session. */
  forgetSessions(): void {
    this.signedIn.clear();
  }

  idOf(login: string): string {
    return this.ids.get(login)!;
  }

  token(name: TokenName): string {
    return this.tokens.get(name)!;
  }

  /** A contact of the client that nobody asked about yet. */
  async freshContact(): Promise<string> {
    return made(await (await this.person('secretary1')).post(`/clients/${this.things.clients}/contacts`, { name: 'Проба' }));
  }

  /** A view of secretary1, of his own. */
  async freshView(): Promise<string> {
    return made(await (await this.person('secretary1')).post('/views', { name: 'Проба', filter: {} }));
  }

  /** A coming absence of secretary1. */
  async freshAbsence(): Promise<string> {
    const [from, until] = [Date.now() + YEAR / 2, Date.now() + YEAR / 2 + 86_400_000].map((at) => new Date(at).toISOString());
    return made(await (await this.person('secretary1')).post('/absences', { from, until, kind: 'vacation' }));
  }

  /** A file of secretary1 beside the case. */
  async freshFile(): Promise<string> {
    return made(await attach(this.product, await this.person('secretary1'), `/cases/${this.dealt}`));
  }

  private async people(): Promise<void> {
    const { database, product } = this;
    for (const [login, roles, active] of [
      ['bare', [], true],
      ['everybody', ROLES, true],
      ['leaver', ['secretary'], true],
    ] as const)
      await database.asSystem((tx) =>
        tx.rows(
          `INSERT INTO person SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'login', $1::text, 'email', $1 || '@example.com', 'roles', $2::text[], 'active', $3::boolean))).* FROM person p WHERE p.login = 'secretary1'`,
          [login, roles, active],
        ),
      );
    const rows = await database.asSystem((tx) => tx.rows<{ id: string; login: string; organisation: string }>(`SELECT id, login, organisation FROM person`));
    for (const { id, login } of rows) this.ids.set(login, id);
    const own = rows.find(({ login }) => login === 'secretary1')!.organisation;
    for (const name of Object.keys(TOKENS) as TokenName[]) {
      const { scopes, ours, revoked } = TOKENS[name];
      const token = `matrix-${name}-${randomUUID()}`;
      this.tokens.set(name, token);
      await database.asSystem((tx) =>
        tx.rows(
          `INSERT INTO api_token (id, organisation, name, hash, scopes, created_at, revoked_at) VALUES ($1, $2, $3, $4, $5, now(), CASE WHEN $6 THEN now() END)`,
          [v7(), ours ? own : this.stranger.id, name, createHash('sha256').update(token).digest('hex'), scopes, revoked],
        ),
      );
    }
    const [out, leaver] = [await Person.signIn(product, 'quality'), await Person.signIn(product, 'leaver')];
    await out.post('/auth/logout', undefined);
    await database.asSystem((tx) => tx.change(`UPDATE person SET active = false WHERE login = 'leaver'`));
    [this.ended, this.left] = [out.headers, leaver.headers];
  }

  private async work(): Promise<void> {
    const { product } = this;
    const secretary = await this.person('secretary1');
    const [open, held, done] = [await siteRequest(product), await siteRequest(product), await siteRequest(product)];
    const finished = await secretary.taskOf(done.body.caseId);
    await secretary.complete(finished, 'confirmed', CONFIRMED);
    const command = await this.one(`SELECT id FROM command WHERE task = $1`, finished.id);
    const taken = await secretary.taskOf(held.body.caseId);
    await secretary.post(`/tasks/${taken.id}/claim`, { version: taken.version });
    const ids = { open: (await secretary.taskOf(open.body.caseId)).id, held: taken.id, done: finished.id };
    const asked = async (id: string): Promise<AskedTask> => {
      const { body } = await secretary.get<TaskDetailDto>(`/tasks/${id}`);
      const { status, version, assignee } = body;
      const completedBy = status === 'open' ? null : { id: this.idOf('secretary1') };
      return { id, role: 'secretary', status: status as TaskStatus, version, assignee, completedBy };
    };
    this.tasks = { open: await asked(ids.open), held: await asked(ids.held), done: await asked(ids.done) };
    const supplier = await this.one(`SELECT id FROM supplier WHERE organisation <> $1 ORDER BY created_at LIMIT 1`, this.stranger.id);
    this.list = await this.one(`SELECT id FROM price_list WHERE supplier = $1 AND state = 'current'`, supplier);
    this.overList = v7();
    const client = await this.one(`SELECT client AS id FROM case_file WHERE id = $1`, open.body.caseId);
    const bare = { cases: open.body.caseId, clients: client, commands: command, suppliers: supplier };
    this.things = { ...bare, files: '', views: '', incidents: '', queries: '', reservations: '' };
    this.dealt = done.body.caseId;
    this.things = { ...this.things, files: await this.freshFile(), views: await this.freshView(), incidents: await this.closedIncident() };
    await this.deal(this.dealt);
    await this.clients(client);
  }

  /** A question to a supplier, and goods that he keeps, in the deal of a case. */
  private async deal(caseId: string): Promise<void> {
    const deal = await this.product.until('the deal of the done case', () => this.maybe(`SELECT id FROM deal WHERE "case" = $1`, caseId));
    const [query, reservation, line] = [v7(), v7(), v7()];
    const ours = [await this.one(`SELECT organisation AS id FROM deal WHERE id = $1`, deal), deal, this.things.suppliers];
    const instance = await this.one(`SELECT id FROM process_instance WHERE "case" = $1 LIMIT 1`, caseId);
    await this.database.asSystem(async (tx) => {
      await tx.rows(
        `INSERT INTO deal_line (id, organisation, deal, place, name, quantity, ask, changed_at) VALUES ($1, $2, $3, 101, 'Проба', 1, true, now())`,
        [line, ...ours.slice(0, 2)],
      );
      await tx.rows(
        `INSERT INTO supplier_query (id, organisation, deal, number, supplier, by_mail, state, instance, plan_key, planned_at) VALUES ($1, $2, $3, 101, $4, false, 'planned', $5, $1, now())`,
        [query, ...ours, instance],
      );
      await tx.rows(`INSERT INTO supplier_query_line (query, line, organisation, quantity) VALUES ($1, $2, $3, 1)`, [query, line, ours[0]]);
      await tx.rows(
        `INSERT INTO reservation (id, organisation, line, supplier, quantity, until, channel, "by", at, ended, ended_at)
         VALUES ($1, $2, $3, $4, 1, now() + interval '1 day', 'phone', 'system', now(), 'released', now())`,
        [reservation, ours[0], line, this.things.suppliers],
      );
      await tx.rows(
        `INSERT INTO price_list SELECT (jsonb_populate_record(l, jsonb_build_object('id', $1::uuid, 'state', 'old', 'file_hash', $1::text))).* FROM price_list l WHERE l.id = $2`,
        [this.overList, this.list],
      );
    });
    this.things = { ...this.things, queries: query, reservations: reservation };
  }

  /** A second client who is perhaps the first and was said not to be, and two who were one for a while. */
  private async clients(first: string): Promise<void> {
    const secretary = await this.person('secretary1');
    this.contact = await this.freshContact();
    const make = async (name: string) => made(await secretary.post('/clients', { name }));
    [this.second, this.third] = [await make('Проба Вторая'), await make('Проба Третья')];
    this.merge = made(await secretary.post(`/clients/${first}/merge`, { other: await make('Проба Четвёртая') }));
    await secretary.post(`/clients/${first}/unmerge`, { merge: this.merge });
    await this.database.asSystem((tx) =>
      tx.rows(
        `INSERT INTO client_hint (client, other, organisation, kind, value, at) SELECT $1, o.id, organisation, 'phone', '+79000000000', now() FROM client, unnest($2::uuid[]) AS o(id) WHERE client.id = $1`,
        [first, [this.second, this.third]],
      ),
    );
    await secretary.post(`/clients/${first}/part`, { other: this.second });
  }

  private async closedIncident(): Promise<string> {
    const id = v7();
    await this.database.asSystem((tx) =>
      tx.rows(
        `INSERT INTO incident (id, organisation, kind, since, tried, closed_at) SELECT $1, organisation, 'not-started', now(), '{}', now() FROM case_file WHERE id = $2`,
        [id, this.things.cases],
      ),
    );
    return id;
  }

  private async maybe(sql: string, ...values: string[]): Promise<string | undefined> {
    return (await this.database.asSystem((tx) => tx.row<{ id: string }>(sql, values)))?.id;
  }

  private async one(sql: string, ...values: string[]): Promise<string> {
    const id = await this.maybe(sql, ...values);
    if (id === undefined) throw new Error(`The world lacks what it should have: ${sql}`);
    return id;
  }
}

/** The id of what was made; a world that lacks something says so at once. */
function made({ status, body, text }: Answer<unknown>): string {
  const { id } = body as { id?: string };
  if (id === undefined) throw new Error(`The world could not be made: ${status} ${text}`);
  return id;
}

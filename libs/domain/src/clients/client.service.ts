import { v7 } from 'uuid';
import { audit } from '../audit/audit.repository.js';
import { tellEvent } from '../audit/event.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import { answerOnce } from '../tasks/answer.repository.js';
import type { Clock } from '../time/clock.js';
import { keysOf, type ClientKeyValue, type KeyKind } from './client-key.rule.js';
import { giveKeys, ownersOf, settleMain, survivorOf } from './client-keys.repository.js';
import { keepWords } from './client-words.repository.js';
import { makeClient, type ClientFacts } from './client.repository.js';

/** Somebody who speaks for a client, as somebody wrote him down; null: nothing. */
export interface ContactFacts {
  name: string;
  position: string | null;
  phone: string | null;
  email: string | null;
}

/** An unsafe call: who, and with which key. */
export interface Calling {
  caller: Principal;
  key: string | null;
}

/** A phone or e-mail that goes to a client, and whose of his people it is. */
interface Given {
  organisation: string;
  client: string;
  contact: string | null;
}

const COLUMNS = ['name', 'company', 'city', 'kind'] as const;
/** What a history tells of a correction, in this order. */
const TOLD = ['name', 'company', 'city', 'kind', 'phone', 'email', 'inn'] as const;
const TRIES = 5;

type Known = Readonly<Record<(typeof TOLD)[number], string | null>>;

/** Clients as people write them down. What is known of one client is never given to a second (WT-1.8). */
export class ClientService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A new client; refused with the id of whoever has one of these phones, e-mails or this INN. */
  create({ caller, key }: Calling, facts: ClientFacts): Promise<{ id: string }> {
    const { organisation } = caller;
    return this.database.inOrganisation(organisation, async (tx) => {
      const at = this.clock.now();
      const call = { organisation, actor: actorOf(caller), call: 'POST /clients', key, body: facts, at };
      const { body } = await answerOnce(tx, call, async () => ({ status: 201, body: { id: await this.make(tx, caller, facts) } }));
      return body;
    });
  }

  /** Changes what is given, of a client by any of his ids; what is not given stays, null is forgotten. Whoever writes last is right. */
  change(caller: Principal, id: string, facts: ClientFacts): Promise<void> {
    return this.of(caller, id, async (tx, client) => {
      const before = await factsNow(tx, client);
      for (const kind of ['phone', 'email', 'inn'] as const) {
        if (facts[kind] !== undefined) await this.replaceKeys(tx, { organisation: caller.organisation, client, contact: null }, { kind, facts });
      }
      const given = COLUMNS.filter((column) => facts[column] !== undefined);
      const set = given.map((column, i) => `${/* sql-fragment */ column} = $${/* sql-fragment */ i + 2}`).join(', ');
      if (given.length > 0) await tx.change(`UPDATE client SET ${/* sql-fragment */ set} WHERE id = $1`, [client, ...given.map((column) => facts[column])]);
      await this.note(tx, caller, { act: 'client.change', client, data: { changed: Object.keys(facts) } });
      await this.tellChange(tx, caller, { client, before });
    });
  }

  /** Somebody new who speaks for a client. */
  addContact({ caller, key }: Calling, id: string, facts: ContactFacts): Promise<{ id: string }> {
    const { organisation } = caller;
    return this.of(caller, id, async (tx, client) => {
      const call = { organisation, actor: actorOf(caller), call: `POST /clients/${id}/contacts`, key, body: facts, at: this.clock.now() };
      const { body } = await answerOnce(tx, call, async () => {
        const contact = v7();
        await tx.rows(`INSERT INTO client_contact (id, organisation, client, name, position, created_at) VALUES ($1, $2, $3, $4, $5, $6)`, [
          contact,
          organisation,
          client,
          facts.name,
          facts.position,
          this.clock.now(),
        ]);
        await this.writeContact(tx, { organisation, client, contact }, facts);
        await this.note(tx, caller, { act: 'client.contact-add', client, data: { contact } });
        return { status: 201, body: { id: contact } };
      });
      return body;
    });
  }

  changeContact(caller: Principal, { id, contact }: { id: string; contact: string }, facts: ContactFacts): Promise<void> {
    return this.of(caller, id, async (tx, client) => {
      if (!(await tx.row(`SELECT 1 FROM client_contact WHERE id = $1 AND client = $2 FOR UPDATE`, [contact, client]))) throw new DomainError('not-found');
      await this.writeContact(tx, { organisation: caller.organisation, client, contact }, facts);
      await this.note(tx, caller, { act: 'client.contact-change', client, data: { contact } });
    });
  }

  /** Whoever does not speak for the client any more: his phone and e-mail are nobody's again. */
  removeContact(caller: Principal, { id, contact }: { id: string; contact: string }): Promise<void> {
    return this.of(caller, id, async (tx, client) => {
      await tx.change(`DELETE FROM client_key WHERE contact = $1 AND client = $2`, [contact, client]);
      if ((await tx.change(`DELETE FROM client_contact WHERE id = $1 AND client = $2`, [contact, client])) === 0) throw new DomainError('not-found');
      await this.note(tx, caller, { act: 'client.contact-remove', client, data: { contact } });
    });
  }

  private async make(tx: Transaction, caller: Principal, facts: ClientFacts): Promise<string> {
    const { organisation } = caller;
    const at = this.clock.now();
    for (let tries = 0; tries < TRIES; tries++) {
      refuseKnown(await ownersOf(tx, keysOf(facts)), null);
      const client = await makeClient(tx, facts, { organisation, at });
      if (client === undefined) continue;
      await audit(tx, { organisation, at, actor: actorOf(caller), act: 'client.create', object: client });
      return client;
    }
    throw new Error('A client is in the way, but cannot be found.');
  }

  private async writeContact(tx: Transaction, given: Given & { contact: string }, facts: ContactFacts): Promise<void> {
    for (const kind of ['phone', 'email'] as const) await this.replaceKeys(tx, given, { kind, facts });
    const [phone, email] = [keysOf({ phone: facts.phone })[0]?.value ?? null, keysOf({ email: facts.email })[0]?.value ?? null];
    await tx.change(`UPDATE client_contact SET name = $2, position = $3, phone = $4, email = $5 WHERE id = $1`, [
      given.contact,
      facts.name,
      facts.position,
      phone,
      email,
    ]);
  }

  /** These keys of a kind instead of those that the client, or this person of his, had; what another client has is refused. */
  private async replaceKeys(tx: Transaction, { organisation, client, contact }: Given, { kind, facts }: { kind: KeyKind; facts: ClientFacts }): Promise<void> {
    const keys = keysOf({ [kind]: facts[kind] });
    const values = keys.map(({ value }) => value);
    await tx.change(`DELETE FROM client_key WHERE client = $1 AND contact IS NOT DISTINCT FROM $2 AND kind = $3 AND value <> ALL($4)`, [
      client,
      contact,
      kind,
      values,
    ]);
    await this.give(tx, { organisation, client, contact }, keys);
    if (contact === null) return void (await tx.change(setMain(kind), [client, values[0] ?? null]));
    await tx.change(`UPDATE client_key SET contact = $2 WHERE client = $1 AND kind = $3 AND value = ANY($4)`, [client, contact, kind, values]);
  }

  private async give(tx: Transaction, given: Given, keys: readonly ClientKeyValue[]): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const owned = await ownersOf(tx, keys);
      refuseKnown(owned, given.client);
      const free = keys.filter(({ value }) => !owned.some((one) => one.value === value));
      if (free.length === 0 || (await giveKeys(tx, given, free)) === free.length) return;
    }
    throw new Error('A key is in the way, but cannot be found.');
  }

  /** What stays of a change: the main values, the words of the look-up, and a line in the audit. */
  private async note(tx: Transaction, caller: Principal, { act, client, data }: { act: string; client: string; data: Record<string, unknown> }): Promise<void> {
    const { organisation } = caller;
    await settleMain(tx, client);
    await keepWords(tx, { organisation, client });
    await audit(tx, { organisation, at: this.clock.now(), actor: actorOf(caller), act, object: client, data });
  }

  /** What really changed goes into the client's history, with what it was before. */
  private async tellChange(tx: Transaction, caller: Principal, { client, before }: { client: string; before: Known }): Promise<void> {
    const after = await factsNow(tx, client);
    const changed = TOLD.filter((field) => before[field] !== after[field]);
    if (changed.length === 0) return;
    await tellEvent(tx, {
      organisation: caller.organisation,
      at: this.clock.now(),
      actor: actorOf(caller),
      caseId: null,
      instance: null,
      client,
      kind: 'client.changed',
      objects: [{ type: 'client', id: client }],
      data: { changes: Object.fromEntries(changed.map((field) => [field, { from: before[field], to: after[field] }])) },
    });
  }

  /** Work on whoever this client is now, alone with him. */
  private of<T>(caller: Principal, id: string, work: (tx: Transaction, client: string) => Promise<T>): Promise<T> {
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      const client = await survivorOf(tx, id);
      const locked = client && (await tx.row(`SELECT 1 FROM client WHERE id = $1 AND merged_into IS NULL FOR NO KEY UPDATE`, [client]));
      if (!locked) throw new DomainError(client ? 'clients-changed' : 'not-found');
      return work(tx, client);
    });
  }
}

/** What is known of a client: all of his own phones and e-mails, without those of his people. */
async function factsNow(tx: Transaction, client: string): Promise<Known> {
  const keys = ['phone', 'email', 'inn'].map(
    (kind) =>
      `(SELECT string_agg(value, ', ' ORDER BY value <> c.${/* sql-fragment */ kind}, value) FROM client_key WHERE client = c.id AND contact IS NULL AND kind = '${/* sql-fragment */ kind}') AS ${/* sql-fragment */ kind}`,
  );
  return (await tx.row<Known>(`SELECT name, company, city, kind, ${/* sql-fragment */ keys.join(', ')} FROM client c WHERE id = $1`, [client]))!;
}

/** Refuses what belongs to another, with his id. */
function refuseKnown(owned: readonly { client: string; kind: KeyKind }[], mine: string | null): void {
  const other = owned.find(({ client }) => client !== mine);
  if (other) throw new DomainError('client-known', { client: other.client }, [{ path: other.kind, rule: 'known' }]);
}

function setMain(kind: KeyKind): string {
  return `UPDATE client SET ${/* sql-fragment */ kind} = $2 WHERE id = $1`;
}

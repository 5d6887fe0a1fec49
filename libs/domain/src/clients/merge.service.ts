import { v7 } from 'uuid';
import { audit } from '../audit/audit.repository.js';
import { tellEvent } from '../audit/event.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import { announce } from '../tasks/announce.js';
import type { Clock } from '../time/clock.js';
import { settleMain, survivorOf } from './client-keys.repository.js';
import { keepWords } from './client-words.repository.js';
import { moveAll, moveBack } from './merge.repository.js';
import type { Moved } from './merge.type.js';

interface Merge {
  id: string;
  client: string;
  other: string;
  moved: Moved;
  undone: boolean;
}

/** Says that two records are one client, and takes it back. */
export class MergeService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Moves all that `other` has to `id`. Both may be old ids: whoever they are now is meant. Of two merges at once the second sees what the first did. */
  merge(caller: Principal, id: string, other: string): Promise<{ id: string; client: string }> {
    if (id === other) throw new DomainError('invalid', {}, [{ path: 'other', rule: 'other-client' }]);
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      const [client, going] = [await survivorOf(tx, id), await survivorOf(tx, other)];
      if (client === undefined) throw new DomainError('not-found');
      if (going === undefined) throw new DomainError('invalid', {}, [{ path: 'other', rule: 'client' }]);
      await lock(tx, [client, going]);
      const merge = v7();
      const moved = await moveAll(tx, client, going);
      await tx.rows(`INSERT INTO client_merge (id, organisation, client, other, "by", at, moved) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
        merge,
        caller.organisation,
        client,
        going,
        actorOf(caller),
        this.clock.now(),
        JSON.stringify(moved),
      ]);
      await this.note(tx, caller, { act: 'client.merge', kind: 'client.merged', merge: { id: merge, client, other: going, moved }, holder: client });
      return { id: merge, client };
    });
  }

  /** Puts back exactly what a merge moved, as far as it still lies where it went; what came in since stays. */
  unmerge(caller: Principal, id: string, merge: string): Promise<{ client: string; other: string }> {
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      const known = await tx.row<Merge>(`SELECT id, client, other, moved, undone_at IS NOT NULL AS undone FROM client_merge WHERE id = $1 FOR UPDATE`, [merge]);
      // The client may have gone into a third one since: there lies now what has to go back.
      const holder = known && (await survivorOf(tx, known.client));
      if (!known || holder === undefined || holder !== (await survivorOf(tx, id))) throw new DomainError('not-found');
      if (known.undone) throw new DomainError('clients-changed');
      await lock(tx, [holder]);
      await moveBack(tx, holder, known);
      await tx.change(`UPDATE client_merge SET undone_by = $2, undone_at = $3 WHERE id = $1`, [merge, actorOf(caller), this.clock.now()]);
      await this.note(tx, caller, { act: 'client.unmerge', kind: 'client.unmerged', merge: known, holder });
      return { client: holder, other: known.other };
    });
  }

  private async note(
    tx: Transaction,
    caller: Principal,
    { act, kind, merge, holder }: { act: string; kind: 'client.merged' | 'client.unmerged'; merge: Omit<Merge, 'undone'>; holder: string },
  ): Promise<void> {
    const { organisation } = caller;
    const { client, other, moved } = merge;
    const [at, actor] = [this.clock.now(), actorOf(caller)];
    for (const one of kind === 'client.merged' ? [client] : [holder, other]) {
      await settleMain(tx, one);
      await keepWords(tx, { organisation, client: one });
    }
    const known = await tx.row(`SELECT name, company, phone FROM client WHERE id = $1`, [other]);
    const objects = [client, other].map((id) => ({ type: 'client', id }));
    const data = { merge: merge.id, other: known, cases: moved.cases.length, keys: moved.keys.length };
    await tellEvent(tx, { organisation, at, actor, caseId: null, instance: null, client: holder, kind, objects, data });
    await audit(tx, { organisation, at, actor, act, object: client, data: { other, merge: merge.id } });
    if (moved.cases.length > 0) await announce(tx, { organisation, cases: moved.cases.slice(-MOST_TOLD), tasks: [] });
  }
}

/** Ids that fit into one announcement. */
const MOST_TOLD = 100;

/** Both of them, in one order for everybody; refused where one was merged or removed a moment ago, or both are one already. */
async function lock(tx: Transaction, clients: readonly string[]): Promise<void> {
  const wanted = new Set(clients);
  const locked = await tx.rows(`SELECT 1 FROM client WHERE id = ANY($1) AND merged_into IS NULL ORDER BY id FOR UPDATE`, [[...wanted]]);
  if (locked.length < clients.length) throw new DomainError('clients-changed');
}

import { v7 } from 'uuid';
import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import type { Role } from '../people/role.type.js';
import { answerOnce } from '../tasks/answer.repository.js';
import type { Clock } from '../time/clock.js';
import type { TaskFilter } from './task-filter.type.js';
import { groupSeesScope, mayChangeView, mayReadView, mayShareWith, seesScope } from './view-rights.rule.js';

/** More tabs than anybody finds his way in. */
export const MOST_VIEWS = 50;

/** A view, and whose it is. */
export interface ViewRecord {
  id: string;
  name: string;
  owner: { id: string; name: string };
  sharedWith: Role | null;
  filter: TaskFilter;
}

/** What a person says of a view. */
export interface ViewWritten {
  name: string;
  filter: TaskFilter;
  sharedWith: Role | null;
}

/** What is to be otherwise; `removed` takes a view away, or brings it back. */
export type ViewChange = Partial<ViewWritten> & { removed?: boolean };

const RECORD = `v.id, v.name, v.filter, v.shared_with AS "sharedWith", json_build_object('id', p.id, 'name', p.name) AS owner FROM task_view v JOIN person p ON p.id = v.owner`;

/** Filters of tasks that have a name: kept here and not in a browser, shared with a group, and opened by their address. Each change is in the audit. */
export class ViewService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those in a person's inbox, the oldest first: his own and those of his groups. */
  list(caller: Principal): Promise<ViewRecord[]> {
    return this.database.inOrganisation(caller.organisation, (tx) =>
      tx.rows(
        `SELECT ${/* sql-fragment */ RECORD} WHERE v.organisation = $1 AND (v.owner = $2 OR v.shared_with = ANY($3)) AND v.removed_at IS NULL ORDER BY v.created_at, v.id LIMIT $4`,
        [caller.organisation, caller.id, [...caller.roles], 4 * MOST_VIEWS],
      ),
    );
  }

  /** Whoever may not see it is told that it is not there. */
  async one(caller: Principal, id: string): Promise<ViewRecord> {
    return this.database.inOrganisation(caller.organisation, (tx) => seen(tx, caller, { id }));
  }

  /** Done once for one key. Tells the view's id. */
  async make(caller: Principal, written: ViewWritten, key: string | null): Promise<string> {
    const at = this.clock.now();
    const { organisation } = caller;
    const { body } = await this.database.inOrganisation(organisation, (tx) =>
      answerOnce(tx, { organisation, actor: actorOf(caller), call: 'POST /views', key, body: written, at }, async () => {
        demandRights(caller, written);
        const own = await tx.row<{ count: number }>(`SELECT count(*)::int AS count FROM task_view WHERE owner = $1 AND removed_at IS NULL`, [caller.id]);
        if (own!.count >= MOST_VIEWS) throw invalid('name', 'viewsMany', { count: MOST_VIEWS });
        const id = v7();
        await tx.rows(`INSERT INTO task_view (id, organisation, owner, name, shared_with, filter, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
          id,
          organisation,
          caller.id,
          written.name,
          written.sharedWith,
          JSON.stringify(written.filter),
          at,
        ]);
        await audit(tx, { organisation, at, actor: actorOf(caller), act: 'view.make', object: id, data: { ...written } });
        return { status: 201, body: { id } };
      }),
    );
    return body.id;
  }

  /** Only what is named changes. Said twice it stays as it is. */
  async change(caller: Principal, id: string, { removed, ...change }: ViewChange): Promise<void> {
    const at = this.clock.now();
    const { organisation } = caller;
    await this.database.inOrganisation(organisation, async (tx) => {
      // Two who change it at once do so one after the other: the second one's change is made to what the first one left.
      await tx.rows(`SELECT FROM task_view WHERE id = $1 FOR UPDATE`, [id]);
      const before = await seen(tx, caller, { id, evenRemoved: removed === false });
      if (!mayChangeView(caller, before)) throw new DomainError('forbidden');
      const after = { ...before, ...change };
      demandRights(caller, { ...after, sharedWith: after.sharedWith === before.sharedWith ? null : after.sharedWith });
      if (after.sharedWith !== null && !groupSeesScope(after.sharedWith, after.filter)) throw invalid('sharedWith', 'viewTeam');
      await tx.change(
        `UPDATE task_view SET name = $2, shared_with = $3, filter = $4, removed_at = CASE WHEN $5 THEN coalesce(removed_at, $6) WHEN $5 = false THEN NULL ELSE removed_at END WHERE id = $1`,
        [id, after.name, after.sharedWith, JSON.stringify(after.filter), removed ?? null, at],
      );
      const act = removed === undefined ? 'view.change' : removed ? 'view.remove' : 'view.restore';
      await audit(tx, { organisation, at, actor: actorOf(caller), act, object: id, data: { ...change, before: before.name } });
    });
  }
}

async function seen(tx: Transaction, caller: Principal, { id, evenRemoved = false }: { id: string; evenRemoved?: boolean }): Promise<ViewRecord> {
  const found = await tx.row<ViewRecord>(`SELECT ${/* sql-fragment */ RECORD} WHERE v.id = $1 AND v.organisation = $2 AND (v.removed_at IS NULL OR $3)`, [
    id,
    caller.organisation,
    evenRemoved,
  ]);
  if (!found || !mayReadView(caller, found)) throw new DomainError('not-found');
  return found;
}

/** One shows what one sees oneself, to a group that sees it, too. */
function demandRights(caller: Principal, { filter, sharedWith }: Pick<ViewWritten, 'filter' | 'sharedWith'>): void {
  if (!seesScope(caller, filter)) throw new DomainError('forbidden');
  if (sharedWith === null) return;
  if (!mayShareWith(caller, sharedWith)) throw new DomainError('forbidden');
  if (!groupSeesScope(sharedWith, filter)) throw invalid('sharedWith', 'viewTeam');
}

function invalid(path: string, rule: string, params: Record<string, number> = {}): DomainError {
  return new DomainError('invalid', {}, [{ path, rule, params }]);
}

import { v7 } from 'uuid';
import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { keepAnAdministrator } from '../people/account.repository.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import { endSessions } from '../people/session.repository.js';
import type { Role } from '../people/role.type.js';
import { announceTelling, personOf, type Told } from '../notices/write-notices.js';
import { answerOnce } from '../tasks/answer.repository.js';
import type { Clock } from '../time/clock.js';
import { assignmentFacts, lockAssignment, type AssignmentFacts } from './assignment-facts.repository.js';
import { afterGiving, choose } from './assignment.rule.js';
import type { Assignments } from './assignment.type.js';
import { handOver, tasksToHandOver, type Handing, type HeldTask } from './hand-over.repository.js';

/** What is wanted: all to one person (as far as his roles go), or by the rule; and whether whoever hands over leaves. */
export interface HandOverWish {
  to: string | null;
  leaves: boolean;
}

/** The wish, and of which roles the tasks go; null: of all, and the clients with them. */
export interface Handover extends HandOverWish {
  roles: readonly string[] | null;
}

/** What became of it. */
export interface HandedOver {
  /** Tasks that somebody else has now. */
  toPeople: number;
  /** Tasks that lie with their group now. */
  toGroup: number;
  /** Clients who are looked after by `to` now, or by nobody. */
  clients: number;
  /** Clicks of this person that are still on their way. They are not touched; one that is refused comes back to the person, or to the group where he has left. */
  passedOn: number;
  left: boolean;
}

interface Act {
  organisation: string;
  person: string;
  to: { id: string; roles: Role[] } | null;
  at: Date;
}

/** Hands over everything that a person has, as one act: nothing is left without a holder. ALL-5. */
export class HandOverService {
  constructor(
    private readonly database: Database,
    private readonly rules: Assignments,
    private readonly clock: Clock,
  ) {}

  /** In one transaction: the person's clients, every open task, put aside or not, each with an event of its own; and the person's way in. */
  async handOver({ caller, person, key }: { caller: Principal; person: string; key: string | null }, wish: HandOverWish): Promise<HandedOver> {
    const { organisation } = caller;
    const at = this.clock.now();
    const done = await this.database.inOrganisation(organisation, async (tx) => {
      const call = { organisation, actor: actorOf(caller), call: `POST /people/${person}/hand-over`, key, body: wish, at };
      return (await answerOnce(tx, call, async () => ({ status: 200, body: await this.act(tx, { caller, person, at }, wish) }))).body;
    });
    if (wish.leaves) await this.database.asSystem((tx) => endSessions(tx, person));
    return done;
  }

  private async act(tx: Transaction, act: { caller: Principal; person: string; at: Date }, { to, leaves }: HandOverWish): Promise<HandedOver> {
    const { caller, person, at } = act;
    const { organisation } = caller;
    await lockAssignment(tx, organisation);
    if (leaves) await keepAnAdministrator(tx, organisation, person);
    const done = await this.within(tx, act, { to, leaves, roles: null });
    const told = { organisation, at, actor: actorOf(caller), object: person, data: { to, ...done } };
    await audit(tx, { ...told, act: leaves ? 'person.leave' : 'person.hand-over' });
    return done;
  }

  /** The same in a transaction that holds `lockAssignment`, and writes itself into the audit what it was for. */
  async within(tx: Transaction, { caller, person, at }: { caller: Principal; person: string; at: Date }, { to, leaves, roles }: Handover): Promise<HandedOver> {
    const { organisation } = caller;
    const actor = actorOf(caller);
    // Whoever opens a task for this person, or takes one, locks the row too: before this it is handed over, after it the person has left.
    const found = await tx.row<{ active: boolean }>(`SELECT active FROM person WHERE id = $1 FOR UPDATE`, [person]);
    if (!found) throw new DomainError('not-found');
    if (leaves && person === caller.id) throw new DomainError('invalid', {}, [{ path: 'leaves', rule: 'ownAccount' }]);
    const receiver = to === null ? null : await receiverOf(tx, to, person);
    if (leaves) await tx.change(`UPDATE person SET active = false, version = version + 1 WHERE id = $1 AND active`, [person]);
    const clients = roles === null ? await tx.change(`UPDATE client SET manager = $2 WHERE manager = $1`, [person, to]) : 0;
    const tasks = await tasksToHandOver(tx, person, { wanted: leaves || roles !== null, roles });
    const handings = await this.choices(tx, tasks, { organisation, person, to: receiver, at });
    await handOver(tx, handings, { organisation, actor, at, from: person });
    const passedOn = (await tx.row<{ n: number }>(`SELECT count(*)::int AS n FROM task WHERE assignee = $1 AND status = 'completing'`, [person]))!.n;
    const toPeople = handings.filter(({ assignee }) => assignee !== null).length;
    const done: HandedOver = { toPeople, toGroup: handings.length - toPeople, clients, passedOn, left: leaves || !found.active };
    const cases = [...new Set(tasks.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])))];
    await announceTelling(
      tx,
      { organisation, at, cases: cases.slice(0, 20), tasks: tasks.slice(0, 100).map(({ id }) => id), ...(leaves ? { people: [person] } : {}) },
      toldOf(handings, { from: person, left: done.left, actor: personOf(actor) }),
    );
    return done;
  }

  /** One after the other, so that each choice knows of those before it. */
  private async choices(tx: Transaction, tasks: readonly HeldTask[], act: Act): Promise<Handing[]> {
    if (tasks.length === 0) return [];
    const { organisation, person, at } = act;
    const roles = [...new Set(tasks.map(({ role }) => role))];
    const facts = await assignmentFacts(tx, { organisation, caseId: null, roles, at, counting: true });
    let candidates = facts.candidates.filter(({ id }) => id !== person);
    const handings: Handing[] = [];
    for (const task of tasks) {
      const handing = await this.choice(task, act, { ...facts, candidates });
      if (handing.assignee !== null) candidates = afterGiving(candidates, handing.assignee, at.getTime());
      handings.push(handing);
    }
    return handings;
  }

  private async choice(task: HeldTask, { organisation, person: from, to }: Act, { candidates, duties }: AssignmentFacts): Promise<Handing> {
    const wanted = task.wanted === from ? null : task.wanted;
    const why = { code: 'handed-over', from } as const;
    // It was only asked of the person, and is the group's or somebody else's: it stays so.
    if (task.assignee !== from) return { task, assignee: task.assignee, wanted, why };
    if (to?.roles.includes(task.role)) return { task, assignee: to.id, wanted, why };
    const row = await this.rules.assignment({ organisation, process: task.process, task: task.name });
    if (!row) return { task, assignee: null, wanted, why };
    const onDuty = row.duty === undefined ? null : (duties[row.duty] ?? null);
    const choice = choose({ role: task.role, row, candidates, wanted, ownManager: task.ownManager, onDuty });
    return { task, assignee: choice.person, wanted: choice.wanted, why: choice.why.code === 'nobody' ? why : { ...choice.why, from } };
  }
}

/** Whoever got tasks is told once, however many they are; and so is whoever had them, if he works on. */
function toldOf(handings: readonly Handing[], { from, left, actor }: { from: string; left: boolean; actor: string | null }): Told[] {
  const moved = handings.filter(({ task, assignee }) => task.assignee === from && assignee !== from);
  const act = v7();
  const of = (person: string, kind: 'task' | 'taken', tasks: readonly Handing[]): Told => {
    const [only] = tasks;
    return { person, kind, cause: `${kind}:hand-over:${act}`, actor, ...(tasks.length === 1 ? { task: only!.task.id } : { count: tasks.length }) };
  };
  const receivers = new Set(moved.flatMap(({ assignee }) => assignee ?? []));
  const told = [...receivers].map((person) =>
    of(
      person,
      'task',
      moved.filter(({ assignee }) => assignee === person),
    ),
  );
  return moved.length > 0 && !left ? [...told, of(from, 'taken', moved)] : told;
}

/** Somebody else who works here, and does not leave meanwhile. */
async function receiverOf(tx: Transaction, id: string, person: string): Promise<{ id: string; roles: Role[] }> {
  const found =
    id === person ? undefined : await tx.row<{ id: string; roles: Role[] }>(`SELECT id, roles FROM person WHERE id = $1 AND active FOR KEY SHARE`, [id]);
  if (!found) throw new DomainError('invalid', {}, [{ path: 'to', rule: 'person' }]);
  return found;
}

import { CORRECTED } from '#kit/contract/protocol.js';
import { audit } from '../audit/audit.repository.js';
import { tellEvent } from '../audit/event.repository.js';
import type { EventKind } from '../audit/event.type.js';
import type { Times } from '../calendar/times.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { hoping, lockKeys, tellCorrection } from '../messages/message.repository.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import { announce } from '../tasks/announce.js';
import { answerOnce } from '../tasks/answer.repository.js';
import type { Clock } from '../time/clock.js';
import { wrongChanges } from './case-data.rule.js';
import { commandInstances, moveInstants, nearestInstant } from './instants.repository.js';

/** The longest hold: whatever is put aside for longer is closed and opened again. Milliseconds. */
const LONGEST_HOLD = 366 * 24 * 3_600_000;

/** What was wanted of a case, and by which commands its processes hear of it. */
export interface Steered {
  caseId: string;
  heldUntil: string | null;
  corrections: number;
  /** Where it has to be waited for: a cancel. */
  commandId: string | null;
}

/** Who steers which case; `key` is the call's idempotency key. */
export interface Steering {
  caller: Principal;
  caseId: string;
  key: string | null;
}

interface Locked {
  id: string;
  held_until: Date | null;
  corrections: number;
  data: Record<string, unknown>;
  demo: boolean;
}

/** One act on a case, inside its transaction. */
interface Act {
  tx: Transaction;
  caller: Principal;
  found: Locked;
  at: Date;
}

/** What an act does, and what it changed of how the case stands. */
type Work = (act: Act) => Promise<Partial<Omit<Steered, 'heldUntil'>> & { heldUntil?: Date | null }>;

/** What people want of a whole case while its processes run. Each act is one transaction; the processes hear of it by commands. */
export class SteeringService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly times: Pick<Times, 'calendar'>,
  ) {}

  /**
   * Puts a case aside until an instant: its tasks leave the inbox, and all its clocks move by the time held. Decides nothing. On hold already:
   * until the new instant instead.
   */
  hold(by: Steering, { until, reason }: { until: Date; reason: string }): Promise<Steered> {
    return this.act(by, { what: 'hold', body: { until, reason } }, async (act) => {
      const { found, at } = act;
      const latest = at.getTime() + LONGEST_HOLD;
      if (until <= at || until.getTime() > latest) throw new DomainError('invalid', {}, [{ path: 'until', rule: until <= at ? 'past' : 'tooLate' }]);
      const from = Math.max(at.getTime(), found.held_until?.getTime() ?? 0);
      await this.shift(act, { kind: 'case.held', from, to: until.getTime(), heldUntil: until, reason });
      return { heldUntil: until };
    });
  }

  /** Takes a hold back: the rest of it is not held. */
  resume(by: Steering): Promise<Steered> {
    return this.act(by, { what: 'resume', body: {} }, async (act) => {
      const { found, at } = act;
      if (!found.held_until || found.held_until <= at) throw new DomainError('not-held');
      await this.shift(act, { kind: 'case.resumed', from: found.held_until.getTime(), to: at.getTime(), heldUntil: null, reason: null });
      return { heldUntil: null };
    });
  }

  /** Moves the clocks of a case to the next instant at which something happens in it: for the demo, so that a newcomer plays days in minutes. */
  clockOn(by: Steering): Promise<Steered> {
    return this.act(by, { what: 'clock', body: {} }, async (act) => {
      const { tx, found, at } = act;
      if (!found.demo) throw new DomainError('forbidden');
      const nearest = await nearestInstant(tx, found.id, at);
      if (nearest === null) throw new DomainError('nothing-to-wait-for');
      const move = at.getTime() - nearest;
      const held = found.held_until && found.held_until > at ? new Date(found.held_until.getTime() + move) : null;
      const heldUntil = held && held > at ? held : null;
      await this.shift(act, { kind: 'clock.moved', from: nearest, to: at.getTime(), heldUntil, reason: null });
      return { heldUntil };
    });
  }

  /** Corrects what is known of a case. Open tasks show it at once; a story hears of it where it hopes for corrections. */
  correct(by: Steering, changes: Record<string, unknown>): Promise<Steered> {
    return this.act(by, { what: 'correct', body: changes }, async ({ tx, caller, found, at }) => {
      const wrong = wrongChanges(changes);
      if (wrong.length > 0) throw new DomainError('invalid', {}, wrong);
      const actor = actorOf(caller);
      const { number, data } = (await tx.row<{ number: number; data: Record<string, unknown> }>(
        `UPDATE case_file SET data = jsonb_strip_nulls(data || $2), corrections = corrections + 1 WHERE id = $1 RETURNING corrections AS number, data`,
        [found.id, JSON.stringify(changes)],
      ))!;
      const expected = { kind: CORRECTED, key: found.id };
      for (const hope of await hoping(tx, caller.organisation, expected)) await tellCorrection(tx, hope, { number, data, actor, at });
      await this.tell(tx, { caller, caseId: found.id, at, kind: 'case.corrected', data: { changes, before: found.data } });
      return { corrections: number };
    });
  }

  /** Asks the root process to end; it asks its children. What cannot be stopped any more ends by itself. */
  cancel(by: Steering, reason: string): Promise<Steered> {
    return this.act(by, { what: 'cancel', body: { reason } }, async ({ tx, caller, at }) => {
      const { caseId } = by;
      const { organisation } = caller;
      const [commandId = null] = await commandInstances(tx, {
        organisation,
        caseId,
        kind: 'cancel',
        rootOnly: true,
        actor: actorOf(caller),
        at,
        data: { reason },
      });
      await this.tell(tx, { caller, caseId, at, kind: 'case.cancelled', data: { reason } });
      return { commandId };
    });
  }

  /** The case's clocks stood still at `from` and go on at `to` (epoch ms). */
  private async shift(
    { tx, caller, found, at }: Act,
    move: { kind: EventKind; from: number; to: number; heldUntil: Date | null; reason: string | null },
  ): Promise<void> {
    const { organisation } = caller;
    const { kind, from, to, heldUntil, reason } = move;
    const by = to - from;
    await tx.change(`UPDATE case_file SET held_until = $2, hold_reason = $3 WHERE id = $1`, [found.id, heldUntil, heldUntil ? reason : null]);
    const moved = await moveInstants(tx, found.id, { from, to, hiddenUntil: heldUntil, calendar: await this.times.calendar(organisation) });
    const command = kind === 'clock.moved' ? 'clock' : 'hold';
    await commandInstances(tx, { organisation, caseId: found.id, kind: command, rootOnly: false, actor: actorOf(caller), at, data: { by } });
    await this.tell(tx, {
      caller,
      caseId: found.id,
      at,
      kind,
      data: { by, until: heldUntil?.toISOString() ?? null, reason, ...moved },
      tasks: Object.keys(moved.tasks),
    });
  }

  private async tell(
    tx: Transaction,
    { caller, caseId, at, kind, data, tasks = [] }: { caller: Principal; caseId: string; at: Date; kind: EventKind; data: object; tasks?: string[] },
  ): Promise<void> {
    const { organisation } = caller;
    await tellEvent(tx, { organisation, at, kind, actor: actorOf(caller), caseId, instance: null, objects: [{ type: 'case', id: caseId }], data });
    await announce(tx, { organisation, cases: [caseId], tasks, commands: true });
  }

  /** Locks the case before anything of it (correction keys before the case), and answers a key as the first time. */
  private act({ caller, caseId, key }: Steering, { what, body }: { what: string; body: unknown }, work: Work): Promise<Steered> {
    const at = this.clock.now();
    const { organisation } = caller;
    return this.database.inOrganisation(organisation, async (tx) => {
      const call = { organisation, actor: actorOf(caller), call: `POST /cases/${caseId}/${what}`, key, body, at };
      return (await answerOnce(tx, call, async () => ({ status: 200, body: await this.steer(tx, { caller, caseId, what, body, at }, work) }))).body;
    });
  }

  private async steer(
    tx: Transaction,
    { caller, caseId, what, body, at }: { caller: Principal; caseId: string; what: string; body: unknown; at: Date },
    work: Work,
  ): Promise<Steered> {
    const { organisation } = caller;
    if (what === 'correct') await lockKeys(tx, organisation, [{ kind: CORRECTED, key: caseId }]);
    const found = await tx.row<Locked & { status: string }>(
      `SELECT k.id, k.status, k.held_until, k.corrections, k.data, o.demo FROM case_file k JOIN organisation o ON o.id = k.organisation WHERE k.id = $1 FOR UPDATE OF k`,
      [caseId],
    );
    if (!found) throw new DomainError('not-found');
    if (found.status !== 'open') throw new DomainError('case-closed');
    const done = await work({ tx, caller, found, at });
    const heldUntil = done.heldUntil === undefined ? found.held_until : done.heldUntil;
    const steered: Steered = {
      caseId,
      heldUntil: heldUntil && heldUntil > at ? heldUntil.toISOString() : null,
      corrections: done.corrections ?? found.corrections,
      commandId: done.commandId ?? null,
    };
    await audit(tx, { organisation, at, actor: actorOf(caller), act: `case.${what}`, object: caseId, data: body as Record<string, unknown> });
    return steered;
  }
}

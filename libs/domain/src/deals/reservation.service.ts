import { v7 } from 'uuid';
import { audit } from '../audit/audit.repository.js';
import { tellEvent } from '../audit/event.repository.js';
import type { QueryChannel } from '../availability/availability.type.js';
import type { Calling } from '../clients/client.service.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import { announce } from '../tasks/announce.js';
import { answerOnce } from '../tasks/answer.repository.js';
import type { Clock } from '../time/clock.js';
import { makeReservation } from './reservation.repository.js';

/** Goods that a supplier has promised to keep for us. */
export interface ReservationToMake {
  /** The place of the wanted thing in the deal. */
  line: number;
  supplier: string;
  quantity: string;
  until: Date;
  channel: QueryChannel;
}

interface Ended {
  id: string;
  caseId: string;
  line: number;
  name: string;
  quantity: string;
  supplier: string;
  supplierName: string;
  until: Date;
}

/** Reserves that are talked over with suppliers, with their ends (WT-3.6). */
export class ReservationService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Writes a reservation down; one of the same goods with the same supplier is over then. */
  make({ caller, key }: Calling, caseId: string, wanted: ReservationToMake): Promise<{ id: string }> {
    const { organisation } = caller;
    const [at, actor] = [this.clock.now(), actorOf(caller)];
    return this.database.inOrganisation(organisation, async (tx) => {
      const call = { organisation, actor, call: `POST /cases/${caseId}/reservations`, key, body: wanted, at };
      const { body } = await answerOnce(tx, call, async () => {
        const about = await reservable(tx, { caseId, wanted, at });
        const id = v7();
        const { quantity, until, channel, supplier } = wanted;
        await makeReservation(tx, { id, organisation, line: about.line, supplier, quantity, until, channel, by: actor, at });
        const data = { line: wanted.line, name: about.name, quantity, supplier: about.supplierName, channel, until: until.toISOString() };
        await tell(tx, { caller, caseId, at }, { id, kind: 'reservation.made', supplier, data });
        await audit(tx, { organisation, at, actor, act: 'reservation.make', object: id, data: { case: caseId, line: wanted.line, supplier } });
        return { status: 201, body: { id } };
      });
      return body;
    });
  }

  /** Gives a reservation back; one that is over already stays as it is. */
  release({ caller }: Calling, id: string): Promise<void> {
    const { organisation } = caller;
    const [at, actor] = [this.clock.now(), actorOf(caller)];
    return this.database.inOrganisation(organisation, async (tx) => {
      if (!(await tx.row(`SELECT 1 FROM reservation WHERE id = $1 FOR UPDATE`, [id]))) throw new DomainError('not-found');
      const [ended] = await end(tx, { ids: [id], how: 'released', at });
      if (!ended) return;
      const { caseId, supplier, line, name, quantity, supplierName } = ended;
      const data = { how: 'released', line, name, quantity, supplier: supplierName };
      await tell(tx, { caller, caseId, at }, { id, kind: 'reservation.ended', supplier, data });
      await audit(tx, { organisation, at, actor, act: 'reservation.release', object: id, data: { case: caseId } });
    });
  }
}

/** The thing that is to be kept for us, and with whom; each thing that is wrong refuses with its field. */
async function reservable(
  tx: Transaction,
  { caseId, wanted, at }: { caseId: string; wanted: ReservationToMake; at: Date },
): Promise<{ line: string; name: string; supplierName: string }> {
  const deal = await tx.row<{ id: string; status: string }>(`SELECT id, status FROM deal WHERE "case" = $1 FOR NO KEY UPDATE`, [caseId]);
  if (!deal) throw new DomainError('not-found');
  if (deal.status !== 'open') throw new DomainError('case-closed');
  const line = await tx.row<{ id: string; name: string }>(`SELECT id, name FROM deal_line WHERE deal = $1 AND place = $2 AND removed_at IS NULL`, [
    deal.id,
    wanted.line,
  ]);
  const supplier = await tx.row<{ name: string }>(`SELECT name FROM supplier WHERE id = $1`, [wanted.supplier]);
  if (!line) throw new DomainError('invalid', {}, [{ path: 'line', rule: 'choice' }]);
  if (!supplier) throw new DomainError('invalid', {}, [{ path: 'supplier', rule: 'choice' }]);
  if (wanted.until <= at) throw new DomainError('invalid', {}, [{ path: 'until', rule: 'past' }]);
  return { line: line.id, name: line.name, supplierName: supplier.name };
}

async function tell(
  tx: Transaction,
  { caller, caseId, at }: { caller: Principal; caseId: string; at: Date },
  { id, kind, supplier, data }: { id: string; kind: 'reservation.made' | 'reservation.ended'; supplier: string; data: object },
): Promise<void> {
  const { organisation } = caller;
  const objects = [
    { type: 'reservation', id },
    { type: 'supplier', id: supplier },
  ];
  await tellEvent(tx, { organisation, at, kind, actor: actorOf(caller), caseId, instance: null, objects, data });
  await announce(tx, { organisation, cases: [caseId], tasks: [] });
}

async function end(
  tx: Transaction,
  { ids, how, at }: { ids: readonly string[]; how: 'over' | 'released'; at: Date },
): Promise<(Ended & { organisation: string })[]> {
  return tx.rows(
    `UPDATE reservation r SET ended = $2, ended_at = $3 FROM deal_line l, deal d, supplier s
      WHERE r.id = ANY($1) AND r.ended_at IS NULL AND l.id = r.line AND d.id = l.deal AND s.id = r.supplier
      RETURNING r.id, r.organisation, d."case" AS "caseId", l.place AS line, l.name, trim_scale(r.quantity)::text AS quantity, r.supplier, s.name AS "supplierName", r.until`,
    [ids, how, at],
  );
}

/** Reservations that are told in one round. */
const MOST = 200;

/** Tells once of each reservation whose time has passed, as of the moment when it did; says whether there are more. Any number may run. */
export async function tellOverReservations(database: Database, now: Date): Promise<boolean> {
  return database.asSystem(async (tx) => {
    const over = await tx.rows<{ id: string }>(
      `SELECT id FROM reservation WHERE ended_at IS NULL AND until <= $1 ORDER BY until LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, MOST],
    );
    const ended = await end(tx, { ids: over.map(({ id }) => id), how: 'over', at: now });
    for (const { id, organisation, caseId, supplier, line, name, quantity, supplierName, until } of ended) {
      const objects = [
        { type: 'reservation', id },
        { type: 'supplier', id: supplier },
      ];
      const data = { how: 'over', line, name, quantity, supplier: supplierName, until: until.toISOString() };
      await tellEvent(tx, { organisation, at: now, kind: 'reservation.ended', actor: 'system', caseId, instance: null, objects, data });
      await announce(tx, { organisation, cases: [caseId], tasks: [] });
    }
    return over.length === MOST;
  });
}

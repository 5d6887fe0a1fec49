import { audit } from '../audit/audit.repository.js';
import { tellEvent } from '../audit/event.repository.js';
import type { Database } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import type { Clock } from '../time/clock.js';
import { FAMILY, survivorOf } from './client-keys.repository.js';

/** Two clients of whom a hint says that they may be one. Both may be old ids: whoever they are now is meant. */
export interface Two {
  id: string;
  other: string;
}

/** Says that two who seemed to be one client are two, so that nobody is asked again; and takes it back. */
export class PartingService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The hint is answered: both pages are silent about it. 404 where there is none, `clients-changed` where it is answered so already. */
  part(caller: Principal, two: Two): Promise<void> {
    return this.answer(caller, two, { kind: 'client.parted', act: 'client.part' });
  }

  /** The hint stands again. */
  doubt(caller: Principal, two: Two): Promise<void> {
    return this.answer(caller, two, { kind: 'client.doubted', act: 'client.doubt' });
  }

  private answer(caller: Principal, { id, other }: Two, { kind, act }: { kind: 'client.parted' | 'client.doubted'; act: string }): Promise<void> {
    const { organisation } = caller;
    const [at, actor] = [this.clock.now(), actorOf(caller)];
    const parted = kind === 'client.parted';
    return this.database.inOrganisation(organisation, async (tx) => {
      const [client, second] = [await survivorOf(tx, id), await survivorOf(tx, other)];
      if (client === undefined || second === undefined || client === second) throw new DomainError('not-found');
      const hints = await tx.rows<{ client: string; other: string; parted: boolean }>(
        `${/* sql-fragment */ FAMILY}, second(id) AS (SELECT $2::uuid UNION SELECT c.id FROM client c JOIN second s ON c.merged_into = s.id)
         SELECT client, other, parted_at IS NOT NULL AS parted FROM client_hint
          WHERE client IN (SELECT id FROM family) AND other IN (SELECT id FROM second) OR client IN (SELECT id FROM second) AND other IN (SELECT id FROM family) FOR UPDATE`,
        [client, second],
      );
      if (hints.length === 0) throw new DomainError('not-found');
      if (hints.every((hint) => hint.parted === parted)) throw new DomainError('clients-changed');
      for (const hint of hints)
        await tx.change(`UPDATE client_hint SET parted_at = $3, parted_by = $4 WHERE client = $1 AND other = $2`, [
          hint.client,
          hint.other,
          parted ? at : null,
          parted ? actor : null,
        ]);
      for (const [one, another] of [
        [client, second],
        [second, client],
      ] as const) {
        const known = await tx.row(`SELECT name, company, phone FROM client WHERE id = $1`, [another]);
        const objects = [one, another].map((which) => ({ type: 'client', id: which }));
        await tellEvent(tx, { organisation, at, actor, caseId: null, instance: null, client: one, kind, objects, data: { other: known } });
      }
      await audit(tx, { organisation, at, actor, act, object: client, data: { other: second } });
    });
  }
}

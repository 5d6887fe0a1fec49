import { v7 } from 'uuid';
import { askedBy } from '#kit/asked/asked-by.js';
import { audit } from '../audit/audit.repository.js';
import { tellEvent } from '../audit/event.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { nextNumbers } from '../organisations/next-numbers.js';
import type { Pack } from '../packs/pack.service.js';
import type { Packs } from '../packs/packs.service.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import { announce } from '../tasks/announce.js';
import { answerOnce } from '../tasks/answer.repository.js';
import type { Clock } from '../time/clock.js';

/** A process that a person starts, with what its form asked; whoever calls has checked both. */
export interface StartByHand {
  process: string;
  asked: Record<string, unknown>;
  key: string | null;
}

export interface StartedProcess {
  /** The process instance. */
  id: string;
  caseId: string;
  /** Such as Д-1024. */
  number: string;
}

/** Starts processes by hand. The case that it opens has no client: it is its starter's matter (docs/adr/0010-started-by-hand.md). */
export class StartService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly packs: Packs,
  ) {}

  /** Records case and root process in one transaction; the relay starts the story. The same idempotency key gets the same answer. */
  async start(caller: Principal, { process, asked, key }: StartByHand): Promise<StartedProcess> {
    const { organisation } = caller;
    const pack = await this.packs.of(organisation);
    const at = this.clock.now();
    return this.database.inOrganisation(organisation, async (tx) => {
      const call = { organisation, actor: actorOf(caller), call: `POST /processes/${process}`, key, body: asked, at };
      const { body } = await answerOnce(tx, call, async () => ({ status: 201, body: await write(tx, caller, { process, asked, at, pack }) }));
      return body;
    });
  }
}

interface Write {
  process: string;
  asked: Record<string, unknown>;
  at: Date;
  pack: Pack;
}

async function write(tx: Transaction, caller: Principal, { process, asked, at, pack }: Write): Promise<StartedProcess> {
  const { organisation, id: starter } = caller;
  const [caseId, instance] = [v7(), v7()];
  const { case: number } = await nextNumbers(tx, organisation, ['case']);
  await tx.rows(`INSERT INTO case_file (id, organisation, number, starter, status, pack_version, opened_at) VALUES ($1, $2, $3, $4, 'open', $5, $6)`, [
    caseId,
    organisation,
    number,
    starter,
    pack.version,
    at,
  ]);
  await tx.rows(
    `INSERT INTO process_instance (id, organisation, "case", process, input, status, created_at, request) VALUES ($1, $2, $3, $4, $5, 'running', $6, $7)`,
    [instance, organisation, caseId, process, JSON.stringify({ starter, asked }), at, askedBy()], // the relay starts it
  );
  const actor = actorOf(caller);
  await tellEvent(tx, { organisation, at, actor, caseId, instance, kind: 'case.opened', objects: [{ type: 'case', id: caseId }], data: { process } });
  await audit(tx, { organisation, at, actor, act: 'process.start', object: instance, data: { process, caseId } });
  await announce(tx, { organisation, cases: [caseId], tasks: [], starts: true });
  return { id: instance, caseId, number: pack.numberText('case', number) };
}

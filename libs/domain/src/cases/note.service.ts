import { v7 } from 'uuid';
import { audit } from '../audit/audit.repository.js';
import { tellEvent } from '../audit/event.repository.js';
import type { Database } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import { announce } from '../tasks/announce.js';
import { answerOnce } from '../tasks/answer.repository.js';
import type { Clock } from '../time/clock.js';

/** Something that somebody writes into the history of a case; `key` is the call's idempotency key. */
export interface Note {
  caseId: string;
  text: string;
  key: string | null;
}

/** What people write into the history of a case, open or closed: it is told to whoever reads the case, and never changed. */
export class NoteService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Writes a note; the same key writes it once. */
  note(caller: Principal, { caseId, text, key }: Note): Promise<{ id: string }> {
    const { organisation } = caller;
    const [at, actor] = [this.clock.now(), actorOf(caller)];
    return this.database.inOrganisation(organisation, async (tx) => {
      if (!(await tx.row(`SELECT 1 FROM case_file WHERE id = $1`, [caseId]))) throw new DomainError('not-found');
      const call = { organisation, actor, call: `POST /cases/${caseId}/notes`, key, body: { text }, at };
      const { body } = await answerOnce(tx, call, async () => {
        const id = v7();
        await tellEvent(tx, {
          id,
          organisation,
          at,
          actor,
          caseId,
          instance: null,
          kind: 'case.noted',
          objects: [{ type: 'case', id: caseId }],
          data: { text },
        });
        await audit(tx, { organisation, at, actor, act: 'case.note', object: caseId, data: { note: id } });
        await announce(tx, { organisation, cases: [caseId], tasks: [] });
        return { status: 201, body: { id } };
      });
      return body;
    });
  }
}

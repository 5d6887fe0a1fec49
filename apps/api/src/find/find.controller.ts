import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { casesByIds, type HeldCase } from '#domain/cases/case.repository.js';
import { phoneText } from '#domain/clients/phone.rule.js';
import { findHits, MATCHES, type Hit } from '#domain/clients/look-up.repository.js';
import { Database } from '#domain/database/database.js';
import { clientFacts, findCaseIds, findTaskIds, type FoundClient } from '#domain/find/find.repository.js';
import { isTitleMeant } from '#domain/find/title-match.rule.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { findTasks, type TaskRecord } from '#domain/tasks/task.repository.js';
import { Clock } from '#domain/time/clock.js';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import { CONTRACTS } from '#processes/index/contracts.js';
import { Caller, Permit } from '../auth/permit.js';
import { caseRow } from '../cases/case.presenter.js';
import type { Labels } from '../labels/labels.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { taskRow } from '../tasks/task.presenter.js';
import { FindDto, FindQueryDto } from './find.dto.js';

/** Of each kind. */
const SHOWN = 5;
/** Cases and tasks are looked for at so many of the clients who may be meant. */
const CLIENTS = 10;

interface Found {
  hits: Hit[];
  clients: FoundClient[];
  cases: HeldCase[];
  tasks: TaskRecord[];
}

/** Whatever one types, wherever one is: clients, cases and tasks in one answer. */
@ApiTags('find')
@Controller('find')
export class FindController {
  constructor(
    private readonly database: Database,
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Clients, cases and open tasks that this may mean, five of each at most. */
  @Get()
  @Permit('case.read')
  async find(@Caller() caller: Principal, @Query() { q = '' }: FindQueryDto, @AcceptLanguage() language?: string): Promise<FindDto> {
    const typed = q.trim();
    if (typed === '') return { clients: [], cases: [], tasks: [] };
    const labels = await this.reading.labels(caller, language);
    const { hits, clients, cases, tasks } = await this.database.inOrganisation(caller.organisation, async (tx): Promise<Found> => {
      const hits = await findHits(tx, caller.organisation, { typed, limit: CLIENTS });
      const ids = await findCaseIds(tx, caller.organisation, { typed, clients: hits.map(({ id }) => id), limit: CLIENTS });
      // Who has no tasks is shown none.
      const reads = caller.permissions.includes('task.read');
      const tasks = reads ? await findTaskIds(tx, caller, { cases: ids, named: titlesMeant(typed, labels), limit: SHOWN }) : [];
      return {
        hits,
        clients:
          hits.length > 0
            ? await clientFacts(
                tx,
                hits.slice(0, SHOWN).map(({ id }) => id),
              )
            : [],
        cases: ids.length > 0 ? await casesByIds(tx, ids.slice(0, SHOWN)) : [],
        tasks: tasks.length > 0 ? inOrder(tasks, await findTasks(tx, tasks)) : [],
      };
    });
    const now = this.clock.now();
    const ranks = new Map(hits.map(({ id, rank }) => [id, rank]));
    return {
      clients: clients.map((one) => ({ ...one, phoneText: one.phone && phoneText(one.phone), matched: MATCHES[ranks.get(one.id)! - 1]! })),
      cases: cases.map((one) => caseRow(one, { labels, now })),
      tasks: tasks.map((one) => taskRow(one, { labels, now, caller })),
    };
  }
}

/** Tasks whose title, as the caller reads it, has the words that were typed. */
function titlesMeant(typed: string, labels: Labels): { process: string; name: string }[] {
  return (CONTRACTS as readonly ProcessDefinition[]).flatMap(({ name: process, tasks }) =>
    tasks.filter(({ name }) => isTitleMeant(typed, labels.task(process, name))).map(({ name }) => ({ process, name })),
  );
}

function inOrder(ids: readonly string[], found: readonly TaskRecord[]): TaskRecord[] {
  const known = new Map(found.map((one) => [one.id, one]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

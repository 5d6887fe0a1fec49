import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { listCases } from '#domain/cases/case-list.repository.js';
import { findCase, processesOf, requestsOf } from '#domain/cases/case.repository.js';
import { holderOf } from '#domain/cases/holder.rule.js';
import { openHopes } from '#domain/cases/open-hopes.repository.js';
import { participantsOf } from '#domain/cases/participants.repository.js';
import { visitsOfCase } from '#domain/cases/step-visits.repository.js';
import { dealOf } from '#domain/deals/deal.service.js';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { promisesOfCase } from '#domain/promises/promise.repository.js';
import { tasksOfCase } from '#domain/tasks/task.repository.js';
import { maySee } from '#domain/tasks/visible.rule.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { askedOf } from '../labels/asked.js';
import { fromCursor, INSTANT, toCursor, UUID, uuid } from '../labels/cursor.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { promiseDto } from '../promises/promise.presenter.js';
import { taskRow } from '../tasks/task.presenter.js';
import { CaseDto, CaseListDto, CaseListQueryDto } from './cases.dto.js';
import { aheadOf, caseData, caseRow, dealDto, participantDto, processRows } from './case.presenter.js';

const PAGE = 50;

@ApiTags('cases')
@Controller('cases')
export class CasesController {
  constructor(
    private readonly database: Database,
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Cases, newest first; those that a number, a client or a holder means, or that stand in a step. */
  @Get()
  @Permit('case.read')
  async list(
    @Caller() caller: Principal,
    @Query() { status = 'open', limit = PAGE, cursor, q: typed, ...wanted }: CaseListQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<CaseListDto> {
    const place = fromCursor(cursor, [INSTANT, UUID]);
    const labels = await this.reading.labels(caller, language);
    const found = await this.database.inOrganisation(caller.organisation, (tx) =>
      listCases(tx, caller.organisation, { ...wanted, status, typed, limit: limit + 1, ...(place ? { after: { openedAt: place[0]!, id: place[1]! } } : {}) }),
    );
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const now = this.clock.now();
    return {
      items: items.map((one) => caseRow(one, { labels, now })),
      nextCursor: found.length > limit && last ? toCursor([last.openedAt.toISOString(), last.id]) : null,
    };
  }

  /** One case: who holds it, its processes with their steps, its requests and its tasks. */
  @Get(':id')
  @Permit('case.read')
  async one(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<CaseDto> {
    const labels = await this.reading.labels(caller, language);
    const now = this.clock.now();
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      const found = await findCase(tx, uuid(id));
      if (!found) throw new DomainError('not-found');
      const deal = await dealOf(tx, id);
      const processes = await processesOf(tx, id);
      const hopes = await openHopes(tx, [id]);
      const visits = await visitsOfCase(tx, id, { processes, now, calendar: labels.calendar });
      const tasks = (await tasksOfCase(tx, id)).filter((task) => maySee(caller, task));
      return {
        ...caseRow({ ...found, holder: holderOf(hopes) }, { labels, now }),
        deal: deal ? dealDto(deal, labels) : null,
        data: found.client ? caseData(found.data, labels) : [],
        promises: (await promisesOfCase(tx, id, now)).map((one) => promiseDto(one, labels)),
        requests: (await requestsOf(tx, id)).map((request) => labels.request(request)),
        asked: askedOf(found.started, labels),
        processes: processRows(processes, { hopes, visits, labels, lastAt: found.lastAt, now }),
        ahead: found.status === 'open' ? aheadOf(processes, labels) : [],
        people: (await participantsOf(tx, id)).map((one) => participantDto(one, labels)),
        tasks: tasks.map((task) => taskRow(task, { labels, now, caller })),
      };
    });
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { eventsOf, findCase, listCases, processesOf, requestsOf } from '#domain/cases/case.repository.js';
import { holderOf } from '#domain/cases/holder.rule.js';
import { openHopes } from '#domain/cases/open-hopes.repository.js';
import { dealOf } from '#domain/deals/deal.service.js';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { withLetters } from '#domain/letters/told-letters.repository.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { promisesOfCase } from '#domain/promises/promise.repository.js';
import { tasksOfCase } from '#domain/tasks/task.repository.js';
import { maySee } from '#domain/tasks/visible.rule.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { askedOf } from '../labels/asked.js';
import { fromCursor, INSTANT, toCursor, UUID, uuid, WHOLE } from '../labels/cursor.js';
import { PageQueryDto } from '../labels/page.dto.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { promiseDto } from '../promises/promise.presenter.js';
import { Contracts } from '../tasks/contracts.js';
import { taskRow } from '../tasks/task.presenter.js';
import { CaseDto, CaseListDto, CaseListQueryDto, TimelineDto } from './cases.dto.js';
import { caseData, caseRow, dealDto, processRows } from './case.presenter.js';
import { withReasons } from './told-reasons.js';
import { timelineEntry } from './timeline.presenter.js';

const PAGE = 50;

@ApiTags('cases')
@Controller('cases')
export class CasesController {
  constructor(
    private readonly database: Database,
    private readonly reading: Reading,
    private readonly clock: Clock,
    private readonly contracts: Contracts,
  ) {}

  /** Cases, newest first. */
  @Get()
  @Permit('case.read')
  async list(
    @Caller() caller: Principal,
    @Query() { status = 'open', limit = PAGE, cursor }: CaseListQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<CaseListDto> {
    const place = fromCursor(cursor, [INSTANT, UUID]);
    const labels = await this.reading.labels(caller, language);
    const found = await this.database.inOrganisation(caller.organisation, (tx) =>
      listCases(tx, caller.organisation, { status, limit: limit + 1, ...(place ? { after: { openedAt: place[0]!, id: place[1]! } } : {}) }),
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
      const tasks = (await tasksOfCase(tx, id)).filter((task) => maySee(caller, task));
      return {
        ...caseRow({ ...found, holder: holderOf(hopes) }, { labels, now }),
        deal: deal ? dealDto(deal, labels) : null,
        data: found.client ? caseData(found.data, labels) : [],
        promises: (await promisesOfCase(tx, id, now)).map((one) => promiseDto(one, labels)),
        requests: (await requestsOf(tx, id)).map((request) => labels.request(request)),
        asked: askedOf(found.started, labels),
        processes: processRows(processes, { hopes, labels, lastAt: found.lastAt }),
        tasks: tasks.map((task) => taskRow(task, { labels, now, caller })),
      };
    });
  }

  /** What happened in a case, newest first. */
  @Get(':id/timeline')
  @Permit('case.read')
  async timeline(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Query() { limit = 100, cursor }: PageQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<TimelineDto> {
    const place = fromCursor(cursor, [INSTANT, WHOLE]);
    const labels = await this.reading.labels(caller, language);
    const events = await this.database.inOrganisation(caller.organisation, async (tx) => {
      if (!(await findCase(tx, uuid(id)))) throw new DomainError('not-found');
      const told = await eventsOf(tx, id, { limit: limit + 1, ...(place ? { before: { at: place[0]!, seq: place[1]! } } : {}) });
      return withReasons(tx, await withLetters(tx, told), { caller, labels, contracts: this.contracts });
    });
    const items = events.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((event) => timelineEntry(event, labels)),
      nextCursor: events.length > limit && last ? toCursor([last.at.toISOString(), last.seq]) : null,
    };
  }
}

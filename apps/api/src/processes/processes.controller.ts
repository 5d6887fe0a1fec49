import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { countsOfProcess } from '#domain/cases/step-visits.repository.js';
import { StartService } from '#domain/cases/start.service.js';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { wrongValues } from '#domain/forms/wrong-values.rule.js';
import { Clock } from '#domain/time/clock.js';
import { Packs } from '#domain/packs/packs.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { labelledForm } from '../labels/labelled-form.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { Contracts } from '../tasks/contracts.js';
import { fieldErrors, formErrors } from '../tasks/form-errors.js';
import { ProcessMapDto, ProcessMapListDto } from './map.dto.js';
import { definitionOf, processMap, processRefs } from './map.presenter.js';
import { StartableListDto, StartedDto } from './processes.dto.js';

@ApiTags('processes')
@Controller('processes')
export class ProcessesController {
  constructor(
    private readonly contracts: Contracts,
    private readonly starting: StartService,
    private readonly packs: Packs,
    private readonly reading: Reading,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** The processes that the caller may start by hand, each with its form. */
  @Get()
  @Permit('process.start')
  async list(@Caller() caller: Principal, @AcceptLanguage() language?: string): Promise<StartableListDto> {
    const labels = await this.reading.labels(caller, language);
    const { processes } = await this.packs.of(caller.organisation);
    const mine = [...this.contracts.starts].filter(([name, { roles }]) => processes.includes(name) && roles.some((role) => caller.roles.includes(role)));
    const items = mine.map(async ([name, start]) => {
      const { form, requires } = start;
      return {
        name,
        label: labels.process(name),
        help: labels.optional(`processes.${name}.start.help`),
        form: labelledForm(name, form, { labels, offer: await this.contracts.offeredAtStart(start, caller.organisation) }),
        requires: [...requires],
      };
    });
    return { items: await Promise.all(items) };
  }

  /** The processes of the company that have a map. */
  @Get('maps')
  @Permit('case.read')
  async maps(@Caller() caller: Principal, @AcceptLanguage() language?: string): Promise<ProcessMapListDto> {
    return { items: processRefs(await this.packs.of(caller.organisation), await this.reading.labels(caller, language)) };
  }

  /** A process as a map: its steps and legal moves, what is done in them, and for who reads the team's tasks how much stands where now. 404: none of this name runs here. */
  @Get(':name/map')
  @Permit('case.read')
  async map(@Caller() caller: Principal, @Param('name') name: string, @AcceptLanguage() language?: string): Promise<ProcessMapDto> {
    const { organisation, permissions } = caller;
    const pack = await this.packs.of(organisation);
    const definition = pack.processes.includes(name) ? definitionOf(name) : undefined;
    if (!definition) throw new DomainError('not-found');
    const now = this.clock.now();
    const counts = permissions.includes('task.read-all')
      ? await this.database.inOrganisation(organisation, (tx) => countsOfProcess(tx, organisation, { process: name, now }))
      : null;
    return processMap(definition, { labels: await this.reading.labels(caller, language), pack, counts });
  }

  /** Starts a process with what its form asks: a committed row before the answer goes out. 404: there is none of this name to start by hand. */
  @Post(':name')
  @Permit('process.start')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({ schema: { type: 'object', additionalProperties: true, description: 'The fields of the form.' } })
  @ApiCreatedResponse({ type: StartedDto })
  async start(
    @Caller() caller: Principal,
    @Param('name') process: string,
    @Body() asked: Record<string, unknown>,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<StartedDto> {
    const start = this.contracts.starts.get(process);
    const { processes } = await this.packs.of(caller.organisation);
    if (!start || !processes.includes(process)) throw new DomainError('not-found');
    if (!start.roles.some((role) => caller.roles.includes(role))) throw new DomainError('forbidden');
    const form = this.contracts.startForm(process)!;
    if (!form(asked ?? {})) {
      const labels = await this.reading.labels(caller, language);
      throw new DomainError('invalid', {}, formErrors(form.errors ?? [], labels.language, ''));
    }
    const wrong = wrongValues(start.form, asked, {
      ...(await this.contracts.judgingStart(start, caller.organisation, asked)),
      now: this.clock.now().getTime(),
    });
    if (wrong.length > 0) throw new DomainError('invalid', {}, fieldErrors(wrong, ''));
    return this.starting.start(caller, { process, asked, key });
  }
}

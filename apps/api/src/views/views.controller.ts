import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Principal } from '#domain/people/principal.rule.js';
import { filterOf } from '#domain/views/task-filter.rule.js';
import { ViewService } from '#domain/views/view.service.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { TaskLists } from '../tasks/task-lists.js';
import { groupsOf, kindsOf, viewOf } from './view.presenter.js';
import { ChangeViewDto, MakeViewDto, ViewDto, ViewListDto } from './views.dto.js';

/** Filters of tasks under a name: kept on the server, shared with a group, each an address of its own. */
@ApiTags('views')
@Controller('views')
export class ViewsController {
  constructor(
    private readonly views: ViewService,
    private readonly lists: TaskLists,
    private readonly reading: Reading,
  ) {}

  /** The views in the caller's inbox, how much lies in each, and what a filter can ask for. */
  @Get()
  @Permit('task.read')
  async list(@Caller() caller: Principal, @AcceptLanguage() language?: string): Promise<ViewListDto> {
    const labels = await this.reading.labels(caller, language);
    const views = await this.views.list(caller);
    const counts = await this.lists.counts(
      { caller, labels },
      views.map(({ filter }) => filterOf({}, filter)),
    );
    return {
      items: views.map((view, index) => ({ ...viewOf(view, { caller, labels }), ...counts[index]! })),
      kinds: kindsOf(labels),
      groups: groupsOf({ caller, labels }),
    };
  }

  /** One view, also of a group that one looks after: what its address leads to. */
  @Get(':id')
  @Permit('task.read')
  async one(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<ViewDto> {
    return viewOf(await this.views.one(caller, uuid(id)), { caller, labels: await this.reading.labels(caller, language) });
  }

  /** Gives a filter a name. */
  @Post()
  @Permit('task.read')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ViewDto })
  async make(
    @Caller() caller: Principal,
    @Body() { name, filter, sharedWith = null }: MakeViewDto,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<ViewDto> {
    const id = await this.views.make(caller, { name, filter: filterOf(filter), sharedWith }, key);
    return this.one(caller, id, language);
  }

  /** Renames, shares or changes a view, or brings back one that was deleted. */
  @Patch(':id')
  @Permit('task.read')
  async change(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() { filter, ...change }: ChangeViewDto,
    @AcceptLanguage() language?: string,
  ): Promise<ViewDto> {
    await this.views.change(caller, uuid(id), { ...named(change), ...(filter === undefined ? {} : { filter: filterOf(filter) }) });
    return this.one(caller, id, language);
  }

  /** Takes a view away; `PATCH` with `removed: false` brings it back under the same address. */
  @Delete(':id')
  @HttpCode(204)
  @Permit('task.read')
  async remove(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    await this.views.change(caller, uuid(id), { removed: true });
  }
}

/** Without what was left out. */
function named<T extends object>(change: T): { [Part in keyof T]?: Exclude<T[Part], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as { [Part in keyof T]?: Exclude<T[Part], undefined> };
}

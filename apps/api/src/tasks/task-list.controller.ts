import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#domain/people/principal.rule.js';
import { filterOf } from '#domain/views/task-filter.rule.js';
import { ViewService } from '#domain/views/view.service.js';
import { Caller, Permit } from '../auth/permit.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { TaskLists } from './task-lists.js';
import { TaskListDto, TaskListQueryDto } from './task-list.dto.js';

const PAGE = 50;

/** The inbox. */
@ApiTags('tasks')
@Controller('tasks')
export class TaskListController {
  constructor(
    private readonly lists: TaskLists,
    private readonly views: ViewService,
    private readonly reading: Reading,
  ) {}

  /** Open tasks, most urgent first, or as a view, a search, a filter and an order of one's own ask. */
  @Get()
  @Permit('task.read')
  async list(
    @Caller() caller: Principal,
    @Query() { limit = PAGE, cursor, view, ...asked }: TaskListQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<TaskListDto> {
    const kept = view === undefined ? undefined : (await this.views.one(caller, view)).filter;
    return this.lists.page({ caller, labels: await this.reading.labels(caller, language) }, { filter: filterOf(asked, kept), limit, cursor });
  }
}

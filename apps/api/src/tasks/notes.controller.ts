import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { ColleagueDto, CommentDto, CommentTaskDto, SavedDraftDto, SaveDraftDto } from './notes.dto.js';
import { NotesService } from './notes.service.js';

const KEY = { name: 'Idempotency-Key', required: false };

/** What is written beside a task. */
@ApiTags('tasks')
@Controller('tasks')
export class NotesController {
  constructor(
    private readonly notes: NotesService,
    private readonly reading: Reading,
  ) {}

  /** Says something about a task, open or closed. Comes back with `GET /tasks/{id}`. */
  @Post(':id/comment')
  @HttpCode(201)
  @Permit('task.comment')
  @ApiHeader(KEY)
  async comment(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() body: CommentTaskDto,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<CommentDto> {
    return this.notes.comment({ caller, labels: await this.reading.labels(caller, language), taskId: uuid(id), body, key });
  }

  /** Those who can be named in a comment on this task, by name, and whether they may open it. */
  @Get(':id/colleagues')
  @Permit('task.comment')
  async colleagues(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<ColleagueDto[]> {
    return this.notes.colleagues({ caller, labels: await this.reading.labels(caller, language), taskId: uuid(id), body: {}, key: null });
  }

  /** Keeps a half-filled form with its task, one a person. Comes back with `GET /tasks/{id}`; `{"data": {}}` throws it away. */
  @Put(':id/draft')
  @HttpCode(200)
  @Permit('task.complete')
  @ApiHeader(KEY)
  async draft(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() body: SaveDraftDto,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<SavedDraftDto> {
    return this.notes.draft({ caller, labels: await this.reading.labels(caller, language), taskId: uuid(id), body, key });
  }
}

import { Controller, Delete, Get, HttpCode, Param, Post, Res, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { dispositionOf } from '#domain/files/file-name.rule.js';
import { FileStore } from '#domain/files/file-store.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { AddFileDto, FileDto, FileListDto } from './files.dto.js';
import { FilesService, type Place } from './files.service.js';
import { ReceiveFile, type Received } from './receive.js';

const KEY = { name: 'Idempotency-Key', required: false };

/** Files beside tasks and cases. */
@ApiTags('files')
@Controller()
export class FilesController {
  constructor(
    private readonly files: FilesService,
    private readonly store: FileStore,
    private readonly reading: Reading,
  ) {}

  /** The files beside a task and its case, the latest first. */
  @Get('tasks/:id/files')
  @Permit('task.read')
  ofTask(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<FileListDto> {
    return this.list(caller, { kind: 'task', id }, language);
  }

  /** The files beside a case and its tasks, the latest first. */
  @Get('cases/:id/files')
  @Permit('case.read')
  ofCase(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<FileListDto> {
    return this.list(caller, { kind: 'case', id }, language);
  }

  /** Lays a file beside a task: up to 25 MB, 20 of them; what it is is told by its first bytes. */
  @Post('tasks/:id/files')
  @Permit('file.add')
  @HttpCode(201)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: AddFileDto })
  @ApiHeader(KEY)
  @UseInterceptors(ReceiveFile)
  toTask(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @UploadedFile() received: Received | undefined,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<FileDto> {
    return this.add(caller, { kind: 'task', id }, { received, key, language });
  }

  /** Lays a file beside a case itself, likewise. */
  @Post('cases/:id/files')
  @Permit('file.add')
  @HttpCode(201)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: AddFileDto })
  @ApiHeader(KEY)
  @UseInterceptors(ReceiveFile)
  toCase(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @UploadedFile() received: Received | undefined,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<FileDto> {
    return this.add(caller, { kind: 'case', id }, { received, key, language });
  }

  /** The file itself, to be saved: no browser shows it as a page of ours. */
  @Get('files/:id')
  @Permit('case.read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async one(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
    @AcceptLanguage() language?: string,
  ): Promise<StreamableFile> {
    const file = await this.files.one({ caller, labels: await this.reading.labels(caller, language) }, uuid(id));
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'private, no-store');
    return new StreamableFile(this.store.read(file.sha256), { type: file.type, length: file.size, disposition: dispositionOf(file.name) });
  }

  /** Takes away a file that one has added oneself. It can be brought back for a day. */
  @Delete('files/:id')
  @HttpCode(200)
  @Permit('file.add')
  @ApiHeader(KEY)
  async remove(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<FileDto> {
    return this.files.setRemoved({ caller, labels: await this.reading.labels(caller, language), key }, uuid(id), true);
  }

  /** Brings back what one has taken away. */
  @Post('files/:id/restore')
  @HttpCode(200)
  @Permit('file.add')
  @ApiHeader(KEY)
  async restore(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<FileDto> {
    return this.files.setRemoved({ caller, labels: await this.reading.labels(caller, language), key }, uuid(id), false);
  }

  private async list(caller: Principal, { kind, id }: Place, language: string | undefined): Promise<FileListDto> {
    return this.files.list({ caller, labels: await this.reading.labels(caller, language) }, { kind, id: uuid(id) });
  }

  private async add(
    caller: Principal,
    { kind, id }: Place,
    { received, key, language }: { received: Received | undefined; key: string | null; language: string | undefined },
  ): Promise<FileDto> {
    try {
      return await this.files.add({ caller, labels: await this.reading.labels(caller, language), key, place: { kind, id: uuid(id) }, received });
    } catch (error) {
      if (received) await this.store.forget(received);
      throw error;
    }
  }
}

import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { PriceListSampleService } from '#domain/stock/price-list-sample.service.js';
import { fileOf, listOf } from '#domain/stock/price-list.repository.js';
import { Caller, Permit } from '../auth/permit.js';
import { dispositionOf } from '#domain/files/file-name.rule.js';
import { uuid } from '../labels/cursor.js';
import { SampleQueryDto, MappingQuestionDto } from './price-lists.dto.js';

/** The file behind a price list: while it counts, or is asked about, it is kept. */
@ApiTags('suppliers')
@Controller('suppliers/:id/price-lists/:list')
export class PriceListFilesController {
  constructor(
    private readonly database: Database,
    private readonly samples: PriceListSampleService,
  ) {}

  /** The file as the supplier sent it (WT-3.1). */
  @Get('file')
  @Permit('stock.read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Caller() { organisation }: Principal,
    @Param('id') id: string,
    @Param('list') list: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { name, bytes } = await this.database.inOrganisation(organisation, async (tx) => {
      const [record, kept] = [await listOf(tx, uuid(id), uuid(list)), await fileOf(tx, uuid(list))];
      if (!record || !kept) throw new DomainError('not-found');
      return { name: record.fileName, bytes: kept };
    });
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'private, no-store');
    return new StreamableFile(bytes, { type: 'application/octet-stream', length: bytes.length, disposition: dispositionOf(name) });
  }

  /** Its first rows and what its columns may be, to say which is which: of these sheets, with their headers in this row. Changes nothing. */
  @Get('sample')
  @Permit('supplier.manage')
  sample(
    @Caller() { organisation }: Principal,
    @Param('id') id: string,
    @Param('list') list: string,
    @Query() look: SampleQueryDto,
  ): Promise<MappingQuestionDto> {
    return this.samples.look(organisation, { supplier: uuid(id), list: uuid(list) }, look);
  }
}

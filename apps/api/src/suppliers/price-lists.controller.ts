import { Body, Controller, Get, Param, Post, Put, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { Packs } from '#domain/packs/packs.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { listOf, listsOf } from '#domain/stock/price-list.repository.js';
import { PriceListService } from '#domain/stock/price-list.service.js';
import { supplierOf, type SupplierRecord } from '#domain/stock/supplier.repository.js';
import type { Transaction } from '#domain/database/transaction.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { IN_MEMORY } from './in-memory.js';
import { importedDto, priceListDetail, priceListDto } from './price-list.presenter.js';
import { ImportedListDto, MappingDto, PriceListDetailDto, PriceListsDto } from './price-lists.dto.js';
import { PriceListFormDto } from './suppliers.dto.js';

const LARGEST_FILE = 25 * 1024 * 1024;
const MOST_LISTS = 50;
const LONGEST_NAME = 200;

/** A file of a form, as multer has it in memory. */
interface GivenPart {
  originalname: string;
  buffer: Buffer;
}

/** Price lists as suppliers send them: the one before counts until the new one is whole (WT-3.1, WT-3.2). */
@ApiTags('suppliers')
@Controller('suppliers/:id/price-lists')
export class PriceListsController {
  constructor(
    private readonly database: Database,
    private readonly lists: PriceListService,
    private readonly packs: Packs,
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Takes XLSX, XLS, CSV or a table in HTML, up to 25 MB and 200,000 rows. `needsMapping` where its columns were not understood: nothing has changed then. */
  @Post()
  @Permit('supplier.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' }, listedOn: { type: 'string', format: 'date' } } },
  })
  @UseInterceptors(
    FileInterceptor('file', {
      storage: IN_MEMORY,
      limits: { fileSize: LARGEST_FILE, files: 1, fields: 5, fieldSize: 1_000, parts: 6 },
      defParamCharset: 'utf8',
    }),
  )
  async upload(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @UploadedFile() file: GivenPart | undefined,
    @Body() { listedOn }: PriceListFormDto,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<ImportedListDto> {
    if (!file) throw new DomainError('invalid', {}, [{ path: 'file', rule: 'file-required' }]);
    const labels = await this.reading.labels(caller, language);
    const given = { name: nameOf(file.originalname), bytes: new Uint8Array(file.buffer), listedOn: listedOn ?? null };
    return importedDto(await this.lists.upload({ caller, key }, uuid(id), given), labels);
  }

  /** The supplier's files, the youngest first, with their age. */
  @Get()
  @Permit('stock.read')
  async list(@Caller() { organisation }: Principal, @Param('id') id: string): Promise<PriceListsDto> {
    const ages = { pack: await this.packs.of(organisation), now: this.clock.now() };
    return this.database.inOrganisation(organisation, async (tx) => {
      const { longestAgeDays } = await supplierIn(tx, id);
      return { items: (await listsOf(tx, id, MOST_LISTS)).map((list) => priceListDto(list, longestAgeDays, ages)) };
    });
  }

  /** One of them, with the rows that were not taken and what is asked about it. */
  @Get(':list')
  @Permit('stock.read')
  async one(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Param('list') list: string,
    @AcceptLanguage() language?: string,
  ): Promise<PriceListDetailDto> {
    const labels = await this.reading.labels(caller, language);
    const ages = { pack: await this.packs.of(caller.organisation), now: this.clock.now() };
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      const { longestAgeDays } = await supplierIn(tx, id);
      const record = await listOf(tx, id, uuid(list));
      if (!record) throw new DomainError('not-found');
      return priceListDetail(record, { longestAgeDays, ages, labels });
    });
  }

  /** Says which column is what; the file is read at once, and the supplier's next ones are read so. */
  @Put(':list/mapping')
  @Permit('supplier.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  async map(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Param('list') list: string,
    @Body() body: MappingDto,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<ImportedListDto> {
    const labels = await this.reading.labels(caller, language);
    return importedDto(await this.lists.map({ caller, key }, { supplier: uuid(id), list: uuid(list) }, { ...body, columns: { ...body.columns } }), labels);
  }
}

async function supplierIn(tx: Transaction, id: string): Promise<SupplierRecord> {
  const supplier = await supplierOf(tx, uuid(id));
  if (!supplier) throw new DomainError('not-found');
  return supplier;
}

/** The name alone, without the folders that some programs send along, and without signs that nobody sees. */
function nameOf(original: string): string {
  const name = (original.split(/[/\\]/).at(-1) ?? '').toWellFormed().replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
  return [...name].slice(-LONGEST_NAME).join('').trim() || 'price-list';
}

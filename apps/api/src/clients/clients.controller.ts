import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { clientRows } from '#domain/clients/client-rows.repository.js';
import { findClient } from '#domain/clients/client-page.repository.js';
import { ClientService } from '#domain/clients/client.service.js';
import { ContactService } from '#domain/clients/contact.service.js';
import { survivorOf } from '#domain/clients/client-keys.repository.js';
import { countHistory } from '#domain/clients/history.repository.js';
import { findHits, MATCHES, newestClients } from '#domain/clients/look-up.repository.js';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { fromCursor, INSTANT, toCursor, UUID, uuid, WHOLE } from '../labels/cursor.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { ClientDto, ClientFactsDto, ClientHistoryDto, ClientListDto, ClientQueryDto, HistoryQueryDto, MadeDto, type FoundClientDto } from './clients.dto.js';
import { clientDto, clientEvent, clientRow } from './client.presenter.js';

const PAGE = 20;
const HISTORY_PAGE = 50;

/** A page of ids, by what each was found, and where the next one begins. */
interface Found {
  found: { id: string; matched: FoundClientDto['matched'] }[];
  nextCursor: string | null;
}

/** Who the clients are. A client who was merged is answered by his old id as whoever he is now. */
@ApiTags('clients')
@Controller('clients')
export class ClientsController {
  constructor(
    private readonly database: Database,
    private readonly clients: ClientService,
    private readonly contacts: ContactService,
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Clients found while one types, the surest first; all of them, the youngest record first, while nothing is typed (WT-1.4, WT-1.8). */
  @Get()
  @Permit('case.read')
  async list(@Caller() caller: Principal, @Query() query: ClientQueryDto, @AcceptLanguage() language?: string): Promise<ClientListDto> {
    const labels = await this.reading.labels(caller, language);
    const { found, nextCursor } = await (query.q?.trim() ? this.lookUp(caller, query.q, query) : this.newest(caller, query));
    const matched = new Map(found.map((one) => [one.id, one.matched]));
    const rows = await this.database.inOrganisation(caller.organisation, (tx) => clientRows(tx, [...matched.keys()], this.clock.now()));
    return { items: rows.map((row) => ({ ...clientRow(row, labels), matched: matched.get(row.id) ?? null })), nextCursor };
  }

  /** A new client. 409 with the id of the first (`client`) where one with this phone, e-mail or INN is known. */
  @Post()
  @Permit('client.edit')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  create(@Caller() caller: Principal, @Body() body: ClientFactsDto, @IdempotencyKey() key: string | null): Promise<MadeDto> {
    if (!body.name && !body.company && !body.phone && !body.email && !body.inn) throw new DomainError('invalid', {}, [{ path: 'name', rule: 'required' }]);
    return this.clients.create({ caller, key }, body);
  }

  /** All that is known of a client. */
  @Get(':id')
  @Permit('case.read')
  async one(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<ClientDto> {
    const labels = await this.reading.labels(caller, language);
    const now = this.clock.now();
    const page = await this.database.inOrganisation(caller.organisation, (tx) => findClient(tx, uuid(id), now));
    if (!page) throw new DomainError('not-found');
    return clientDto(page, { labels, now });
  }

  /** Changes what is given; what is left out stays, null is forgotten. Whoever writes last is right. */
  @Put(':id')
  @HttpCode(204)
  @Permit('client.edit')
  change(@Caller() caller: Principal, @Param('id') id: string, @Body() body: ClientFactsDto): Promise<void> {
    return this.clients.change(caller, uuid(id), body);
  }

  /** What befell a client over all his cases, newest first (WT-1.8). */
  @Get(':id/history')
  @Permit('case.read')
  async history(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Query() { limit = HISTORY_PAGE, cursor, only, kind = 'all' }: HistoryQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<ClientHistoryDto> {
    const place = fromCursor(cursor, [INSTANT, WHOLE]);
    const labels = await this.reading.labels(caller, language);
    const client = await this.database.inOrganisation(caller.organisation, (tx) => survivorOf(tx, uuid(id)));
    if (client === undefined) throw new DomainError('not-found');
    const page = { limit: limit + 1, talks: only === 'contacts', kind, ...(place ? { before: { at: place[0]!, seq: place[1]! } } : {}) };
    const events = await this.contacts.history(caller.organisation, client, page);
    const counts = place || only ? null : await this.database.inOrganisation(caller.organisation, (tx) => countHistory(tx, client));
    const items = events.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((event) => clientEvent(event, labels)),
      nextCursor: events.length > limit && last ? toCursor([last.at.toISOString(), last.seq]) : null,
      counts,
    };
  }

  private async lookUp({ organisation }: Principal, typed: string, { limit = PAGE, cursor }: ClientQueryDto): Promise<Found> {
    const place = fromCursor(cursor, [WHOLE, UUID]);
    const after = place ? { after: { rank: Number(place[0]), id: place[1]! } } : {};
    const hits = await this.database.inOrganisation(organisation, (tx) => findHits(tx, organisation, { typed, limit: limit + 1, ...after }));
    const found = hits.slice(0, limit);
    const last = found.at(-1);
    return {
      found: found.map(({ id, rank }) => ({ id, matched: MATCHES[rank - 1]! })),
      nextCursor: hits.length > limit && last ? toCursor([String(last.rank), last.id]) : null,
    };
  }

  private async newest({ organisation }: Principal, { limit = PAGE, cursor }: ClientQueryDto): Promise<Found> {
    const place = fromCursor(cursor, [INSTANT, UUID]);
    const before = place ? { before: { at: place[0]!, id: place[1]! } } : {};
    const rows = await this.database.inOrganisation(organisation, (tx) => newestClients(tx, organisation, { limit: limit + 1, ...before }));
    const found = rows.slice(0, limit);
    const last = found.at(-1);
    return {
      found: found.map(({ id }) => ({ id, matched: null })),
      nextCursor: rows.length > limit && last ? toCursor([last.createdAt.toISOString(), last.id]) : null,
    };
  }
}

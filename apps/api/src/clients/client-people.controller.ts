import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { ClientService, type ContactFacts } from '#domain/clients/client.service.js';
import { MergeService } from '#domain/clients/merge.service.js';
import { PartingService } from '#domain/clients/parting.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { IdempotencyKey } from '../labels/reading.js';
import { ClientContactFactsDto, MergeClientDto, MergedDto, UnmergeClientDto, UnmergedDto } from './client-people.dto.js';
import { MadeDto } from './clients.dto.js';

/** Who speaks for a client, and which records are one client. */
@ApiTags('clients')
@Controller('clients')
export class ClientPeopleController {
  constructor(
    private readonly clients: ClientService,
    private readonly merges: MergeService,
    private readonly partings: PartingService,
  ) {}

  /** Somebody new who speaks for a client: his phone and e-mail lead to the client, too. */
  @Post(':id/contacts')
  @Permit('client.edit')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  addContact(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() body: ClientContactFactsDto,
    @IdempotencyKey() key: string | null,
  ): Promise<MadeDto> {
    return this.clients.addContact({ caller, key }, uuid(id), factsOf(body));
  }

  /** All that is known of him, in place of what was. */
  @Put(':id/contacts/:contact')
  @HttpCode(204)
  @Permit('client.edit')
  changeContact(@Caller() caller: Principal, @Param('id') id: string, @Param('contact') contact: string, @Body() body: ClientContactFactsDto): Promise<void> {
    return this.clients.changeContact(caller, { id: uuid(id), contact: uuid(contact) }, factsOf(body));
  }

  /** He does not speak for the client any more; his phone and e-mail are nobody's again. */
  @Delete(':id/contacts/:contact')
  @HttpCode(204)
  @Permit('client.edit')
  removeContact(@Caller() caller: Principal, @Param('id') id: string, @Param('contact') contact: string): Promise<void> {
    return this.clients.removeContact(caller, { id: uuid(id), contact: uuid(contact) });
  }

  /** Says that another record is this client: all that it has comes here. It can be taken back. */
  @Post(':id/merge')
  @HttpCode(200)
  @Permit('client.merge')
  merge(@Caller() caller: Principal, @Param('id') id: string, @Body() { other }: MergeClientDto): Promise<MergedDto> {
    return this.merges.merge(caller, uuid(id), other);
  }

  /** Says that this client and another of its hints are two: neither page asks again. */
  @Post(':id/part')
  @HttpCode(204)
  @Permit('client.merge')
  part(@Caller() caller: Principal, @Param('id') id: string, @Body() { other }: MergeClientDto): Promise<void> {
    return this.partings.part(caller, { id: uuid(id), other });
  }

  /** Takes that back: the hint stands again. */
  @Post(':id/doubt')
  @HttpCode(204)
  @Permit('client.merge')
  doubt(@Caller() caller: Principal, @Param('id') id: string, @Body() { other }: MergeClientDto): Promise<void> {
    return this.partings.doubt(caller, { id: uuid(id), other });
  }

  /** Takes a merge back: exactly what it moved goes back, what came in since stays. */
  @Post(':id/unmerge')
  @HttpCode(200)
  @Permit('client.merge')
  unmerge(@Caller() caller: Principal, @Param('id') id: string, @Body() { merge }: UnmergeClientDto): Promise<UnmergedDto> {
    return this.merges.unmerge(caller, uuid(id), merge);
  }
}

function factsOf({ name, position = null, phone = null, email = null }: ClientContactFactsDto): ContactFacts {
  return { name, position, phone, email };
}

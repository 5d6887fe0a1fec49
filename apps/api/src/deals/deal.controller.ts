import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { answersOf } from '#domain/availability/query.repository.js';
import { Database } from '#domain/database/database.js';
import { currencyOf } from '#domain/deals/currency-of.js';
import { accessoriesOf } from '#domain/deals/deal-lines.repository.js';
import { dealPage, linesWithKnown, namesOf, queriesOf } from '#domain/deals/deal-page.repository.js';
import { objectionsOf, offersOf } from '#domain/deals/offer.repository.js';
import { reservationsOf } from '#domain/deals/reservation.repository.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { Packs } from '#domain/packs/packs.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { DealPageDto } from './deal.dto.js';
import { dealLine, dealTerms, lostReasons, objectionDto, queryDto, reservationDto } from './deal.presenter.js';
import { dealOffer } from './offer.presenter.js';

/** The deal of a case, as the panel beside the case shows it. */
@ApiTags('deals')
@Controller('cases')
export class DealController {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** What the client wants, who has it, what he was offered, and what was asked and reserved for him (WT-F4, WT-F5). What it costs us is told to those alone who may see margins. */
  @Get(':id/deal')
  @Permit('case.read')
  async one(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<DealPageDto> {
    const labels = await this.reading.labels(caller, language);
    const pack = await this.packs.of(caller.organisation);
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      const deal = await dealPage(tx, uuid(id));
      if (!deal) throw new DomainError('not-found');
      const lines = await linesWithKnown(tx, deal.id);
      const [offers, objections] = [await offersOf(tx, deal.id), await objectionsOf(tx, deal.id)];
      const [queries, answers] = [await queriesOf(tx, deal.id), await answersOf(tx, deal.id)];
      const reservations = await reservationsOf(tx, deal.id);
      const actors = [...offers, ...objections, ...answers, ...reservations].map(({ by }) => by);
      const names = await namesOf(tx, [...actors, ...queries.map(({ askedBy }) => askedBy)]);
      const margins = caller.permissions.includes('margin.read');
      const telling = { labels, pack, now: this.clock.now(), margins, names };
      return {
        ...dealTerms(deal, telling),
        currency: currencyOf(pack),
        margins,
        lines: lines.map((line) => dealLine(line, { queries, reservations, telling })),
        accessories: await accessoriesOf(tx, deal.id),
        offers: offers.map((offer) => dealOffer(offer, telling)),
        objections: objections.map((one) => objectionDto(one, telling)),
        queries: queries.map((query) => queryDto(query, { deal, answers, telling })),
        reservations: reservations.map((one) => reservationDto(one, telling)),
        lostReasons: lostReasons(telling),
      };
    });
  }
}

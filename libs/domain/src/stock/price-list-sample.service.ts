import type { Database } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import type { Currency } from '../money/currency.rule.js';
import type { Packs } from '../packs/packs.service.js';
import type { Clock } from '../time/clock.js';
import { dayAt } from './list-age.rule.js';
import type { Look } from './mapping.type.js';
import type { MappingQuestion } from './offer-row.type.js';
import { fileOf, listOf, ownerOf } from './price-list.repository.js';
import type { ListReader } from './reading/list-reader.js';

/** The file of a supplier's list, looked at before somebody says which column is what. Changes nothing. */
export class PriceListSampleService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly packs: Packs,
    private readonly reader: ListReader,
  ) {}

  /** Its first rows and what its columns may be, of the sheets and under the headers that are wanted. Refused where the file is kept no more. */
  async look(organisation: string, { supplier, list }: { supplier: string; list: string }, look: Look): Promise<MappingQuestion> {
    const { owner, fileName, bytes } = await this.database.inOrganisation(organisation, async (tx) => {
      const [owner_, record] = [await ownerOf(tx, supplier), await listOf(tx, supplier, list)];
      if (!owner_ || !record) throw new DomainError('not-found');
      const file = await fileOf(tx, list);
      if (!file) throw new DomainError('list-over');
      return { owner: owner_, fileName: record.fileName, bytes: file };
    });
    const { timeZone } = await this.packs.of(organisation);
    const today = dayAt(timeZone, this.clock.now());
    const wanted = { fileName, today, currency: owner.currency as Currency, choice: null, kept: owner.mapping, look };
    for await (const message of this.reader.read(Uint8Array.from(bytes), wanted)) {
      if (message.kind === 'refused') throw new DomainError('invalid', {}, [{ path: look.sheets ? 'sheets' : 'file', rule: message.reason }]);
      if (message.kind === 'asked') return message.question;
    }
    throw new Error('A file was looked at, and nothing was seen.');
  }
}

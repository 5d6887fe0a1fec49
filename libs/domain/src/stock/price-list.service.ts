import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { fault } from '#kit/faults/fault.js';
import type { Calling } from '../clients/client.service.js';
import type { Database } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import type { Currency } from '../money/currency.rule.js';
import type { Packs } from '../packs/packs.service.js';
import { actorOf } from '../people/principal.rule.js';
import { answerOnce, findAnswer } from '../tasks/answer.repository.js';
import type { Clock } from '../time/clock.js';
import { auditImport, type ImportedList } from './import-end.js';
import { ImportSums } from './import-sums.js';
import { dayAt, listedAt } from './list-age.rule.js';
import { refuseUnlikely } from './mapping-choice.js';
import type { MappingChoice } from './mapping.type.js';
import type { DatedOn } from './offer-row.type.js';
import {
  askAgain,
  beginList,
  endList,
  fileOf,
  forgetList,
  giveUpDead,
  listOf,
  ownerOf,
  removeOld,
  resumeList,
  tellProgress,
  writePart,
  type ListOwner,
  type Loading,
  type PriceListRecord,
} from './price-list.repository.js';
import type { ListReader } from './reading/list-reader.js';

/** A file as it came. */
export interface GivenFile {
  name: string;
  bytes: Uint8Array;
  /** The day the list is of, where somebody said so. */
  listedOn: string | null;
}

/** One import: its list, whose it is, and what to answer under which key. */
interface Import {
  calling: Calling;
  loading: Loading;
  owner: ListOwner;
  file: GivenFile;
  choice: MappingChoice | null;
  /** A list that was asked about is read on; one that breaks off is asked about again. */
  resumed: boolean;
  /** Known before, of a file that is read again. */
  dated: { at: Date; by: PriceListRecord['datedBy'] } | null;
  /** When the file came, where that was before. */
  cameAt: Date | null;
  call: { call: string; body: unknown };
}

/** An import that is not seen for so long is dead; a batch takes a second. */
const DEAD_AFTER_MS = 60_000;
/** How often an import is seen while a file is opened, which tells nothing. */
const SEEN_EVERY_MS = 10_000;

/** Loads price lists: the old one counts until the new one is whole (WT-3.1). One of a supplier at a time. */
export class PriceListService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly packs: Packs,
    private readonly reader: ListReader,
  ) {}

  /** Takes a file of a supplier. Refuses one that cannot be read, and changes nothing then. */
  async upload(calling: Calling, supplier: string, file: GivenFile): Promise<ImportedList> {
    const { caller, key } = calling;
    const { organisation } = caller;
    const fileHash = createHash('sha256').update(file.bytes).digest('hex');
    const call = { call: `POST /suppliers/${supplier}/price-lists`, body: { name: file.name, fileHash, listedOn: file.listedOn } };
    const loading = { id: v7(), organisation, supplier };
    const begun = await this.database.inOrganisation(organisation, async (tx) => {
      const known = key === null ? undefined : await findAnswer(tx, { organisation, actor: actorOf(caller), key, ...call });
      if (known) return { known: known.body as ImportedList };
      const owner = await ownerOf(tx, supplier);
      if (!owner) throw new DomainError('not-found');
      const at = this.clock.now();
      await giveUpDead(tx, supplier, new Date(at.getTime() - DEAD_AFTER_MS));
      if (!(await beginList(tx, loading, { fileName: file.name, fileHash, bytes: file.bytes, by: actorOf(caller), at })))
        throw new DomainError('import-running');
      return { owner, known: undefined };
    });
    if (begun.known) return begun.known;
    return this.load({ calling, loading, owner: begun.owner, file, choice: null, resumed: false, dated: null, cameAt: null, call });
  }

  /**
   * Reads a file again as somebody says: one whose columns were asked about, or, where that is meant (`again`), the one that counts. The latter becomes a list of its own, so that what counts
   * stays until that is whole; it is not younger for it.
   */
  async map(calling: Calling, { supplier, list }: { supplier: string; list: string }, choice: MappingChoice): Promise<ImportedList> {
    const { caller, key } = calling;
    const { organisation } = caller;
    const call = { call: `PUT /suppliers/${supplier}/price-lists/${list}/mapping`, body: choice };
    const begun = await this.database.inOrganisation(organisation, async (tx) => {
      const known = key === null ? undefined : await findAnswer(tx, { organisation, actor: actorOf(caller), key, ...call });
      if (known) return { known: known.body as ImportedList };
      const [owner, record] = [await ownerOf(tx, supplier), await listOf(tx, supplier, list)];
      if (!owner || !record) throw new DomainError('not-found');
      const again = choice.again === true && record.state === 'current';
      if (record.state !== 'asking' && record.state !== 'loading' && !again) throw new DomainError('list-over');
      refuseUnlikely(choice, record.question);
      const at = this.clock.now();
      await giveUpDead(tx, supplier, new Date(at.getTime() - DEAD_AFTER_MS));
      const bytes = await fileOf(tx, list);
      if (!bytes) throw new DomainError(again ? 'list-over' : 'import-running');
      const loading = { id: again ? v7() : list, organisation, supplier };
      const given = { fileName: record.fileName, fileHash: record.fileHash, bytes, by: actorOf(caller), at };
      if (!(again ? await beginList(tx, loading, given) : await resumeList(tx, loading, at))) throw new DomainError('import-running');
      const dated = record.datedBy === 'given' || again ? { at: record.listedAt, by: record.datedBy } : null;
      const file = { name: record.fileName, bytes: Uint8Array.from(bytes), listedOn: null };
      return { known: undefined, work: { loading, owner, file, resumed: !again, dated, cameAt: record.uploadedAt } };
    });
    if (begun.known) return begun.known;
    return this.load({ calling, ...begun.work, choice, call });
  }

  private async load(work: Import): Promise<ImportedList> {
    const { loading } = work;
    const { organisation, supplier, id } = loading;
    const seen = setInterval(() => void this.progress(work, new ImportSums()).catch(() => undefined), SEEN_EVERY_MS);
    try {
      await this.tidy(loading);
      const imported = await this.readAll(work, () => clearInterval(seen));
      await fault('price-list-switched');
      return imported;
    } catch (error) {
      // Nothing of it stays, but of a list that was asked about before: that is asked about again.
      await this.database.inOrganisation<unknown>(organisation, (tx) => (work.resumed ? askAgain(tx, id) : forgetList(tx, id)));
      throw error;
    } finally {
      clearInterval(seen);
      // What does not count any more costs nothing but room: should this fail, the next import does it.
      await this.tidy({ organisation, supplier, id }).catch(() => undefined);
    }
  }

  private async readAll(work: Import, begun: () => void): Promise<ImportedList> {
    const { loading, owner, file, choice } = work;
    const { timeZone } = await this.packs.of(loading.organisation);
    const wanted = {
      fileName: file.name,
      today: dayAt(timeZone, this.clock.now()),
      currency: owner.currency as Currency,
      choice,
      kept: choice ? null : owner.mapping,
    };
    const sums = new ImportSums();
    for await (const message of this.reader.read(file.bytes, wanted)) {
      if (message.kind === 'refused') throw new DomainError('invalid', {}, [{ path: 'file', rule: message.reason }]);
      if (message.kind === 'done') break;
      if (message.kind === 'rows') {
        await this.database.inOrganisation(loading.organisation, (tx) => writePart(tx, loading, { offers: message.offers, before: sums.accepted }));
        sums.add(message);
      } else {
        begun();
        sums.begin(message);
        if (message.kind === 'asked') break;
      }
      await this.progress(work, sums);
    }
    await fault('price-list-loaded');
    return this.end(work, sums, timeZone);
  }

  private async progress({ loading }: Import, sums: ImportSums): Promise<void> {
    const told = await this.database.inOrganisation(loading.organisation, (tx) => tellProgress(tx, loading.id, { ...sums.counts, at: this.clock.now() }));
    if (!told) throw new DomainError('import-running');
  }

  /** The switch: one transaction, with the answer that is kept for the call's key. */
  private async end({ calling, loading, file, dated, cameAt, call }: Import, sums: ImportSums, timeZone: string): Promise<ImportedList> {
    const { caller, key } = calling;
    const { organisation, supplier, id } = loading;
    const at = this.clock.now();
    const when = dated ?? dayOf(file, sums.datedOn, { timeZone, now: cameAt ?? at });
    // A list of which nothing was understood does not take the place of one that was.
    const state = sums.mapping && sums.accepted > 0 ? 'current' : 'asking';
    const { rejected, unclear } = sums;
    const imported: ImportedList = { id, state, listedAt: when.at.toISOString(), datedBy: when.by, ...sums.told, rejected, unclear };
    if (state === 'asking') imported.needsMapping = sums.question!;
    return this.database.inOrganisation(organisation, async (tx) => {
      const answered = await answerOnce(tx, { organisation, actor: actorOf(caller), key, at, ...call }, async () => {
        const end = { state, listedAt: when.at, datedBy: when.by, rejected, unclear, question: imported.needsMapping ?? null, mapping: sums.mapping } as const;
        if (!(await endList(tx, loading, end))) throw new DomainError('import-running');
        await auditImport(tx, { caller, at, supplier }, imported);
        return { status: 201, body: imported };
      });
      return answered.body;
    });
  }

  private async tidy({ organisation, supplier }: Loading): Promise<void> {
    while (await this.database.inOrganisation(organisation, (tx) => removeOld(tx, supplier)));
  }
}

function dayOf(
  { listedOn }: GivenFile,
  datedOn: DatedOn | null,
  { timeZone, now }: { timeZone: string; now: Date },
): { at: Date; by: ImportedList['datedBy'] } {
  if (listedOn) return { at: listedAt(listedOn, { timeZone, now }), by: 'given' };
  return datedOn ? { at: listedAt(datedOn.day, { timeZone, now }), by: datedOn.by } : { at: now, by: 'upload' };
}

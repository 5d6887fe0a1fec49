import { listAudit, type AuditRecord, type AuditWanted } from '#domain/audit/audit-list.repository.js';
import { actorNames, everyAct, everyActor, knownObjects, thingsMeant } from '#domain/audit/audit-objects.repository.js';
import { lastSeal, sealsOf } from '#domain/audit/seal-state.repository.js';
import type { Database } from '#domain/database/database.js';
import type { Transaction } from '#domain/database/transaction.js';
import type { Principal } from '#domain/people/principal.rule.js';
import type { Labels } from '../labels/labels.js';
import { actLabel, actorName, auditEntry, idsIn } from './audit.presenter.js';
import type { AuditChoicesDto, AuditEntryDto, AuditFilterDto, AuditSealStateDto } from './audit.dto.js';

/** Where a page of the audit begins. */
export interface AuditPlace {
  place: string;
  seq: string;
}

/** A page of the audit as people read it, and where the next one begins. */
export interface AuditPage {
  items: AuditEntryDto[];
  next: AuditPlace | null;
  partial: boolean;
}

/** Which entries, and how many of them from where on. */
export interface AuditAsked extends Pick<AuditFilterDto, 'actor' | 'act' | 'about' | 'from' | 'until' | 'q'> {
  limit: number;
  after?: AuditPlace | undefined;
  /** Without: the seals are not looked at, and every entry says `waiting`. */
  seals: boolean;
}

/** Reads the audit of the caller's organisation. */
export class AuditReading {
  constructor(private readonly database: Database) {}

  /** A page, newest first. */
  async page({ organisation }: Principal, { about, q, limit, after, seals, ...filter }: AuditAsked, labels: Labels): Promise<AuditPage> {
    const found = await this.database.inOrganisation(organisation, async (tx) => {
      const objects = about === undefined || about.trim() === '' ? undefined : await thingsMeant(tx, organisation, about);
      const wanted: AuditWanted = { ...filter, objects, words: q, limit: limit + 1, ...(after ? { after } : {}) };
      const { records, lookedUntil } = await listAudit(tx, organisation, wanted);
      const shown = records.slice(0, limit);
      return { shown, more: records.length > limit, lookedUntil, ...(await around(tx, shown)) };
    });
    const { shown, more, lookedUntil } = found;
    const sealed = seals && shown.length > 0 ? await this.database.asSystem((tx) => sealsOf(tx, ids(shown))) : new Map();
    const items = shown.map((record) => auditEntry(record, { ...found, seals: sealed, labels }));
    const last = shown.at(-1);
    return { items, next: more && last ? { place: last.place, seq: last.seq } : lookedUntil, partial: !more && lookedUntil !== null };
  }

  /** Who and what can be filtered by. */
  choices({ organisation }: Principal, labels: Labels): Promise<AuditChoicesDto> {
    return this.database.inOrganisation(organisation, async (tx) => {
      const nobody = { names: new Map<string, string>(), labels };
      const actors = [...(await everyActor(tx, organisation)), { actor: 'system', name: actorName('system', nobody) }];
      const acts = (await everyAct(tx, organisation)).map((act) => ({ act, label: actLabel(act, labels) }));
      return { actors, acts: acts.toSorted((a, b) => a.label.localeCompare(b.label, labels.language)) };
    });
  }

  /** Up to where it is sealed. */
  async seal(): Promise<AuditSealStateDto> {
    const last = await this.database.asSystem(lastSeal);
    return { last: last ? { ...last, sealedAt: last.sealedAt.toISOString() } : null };
  }
}

const ids = (records: readonly AuditRecord[]) => records.map(({ id }) => id);

/** What the entries name, looked up in two statements. */
async function around(tx: Transaction, records: readonly AuditRecord[]) {
  const named = records.flatMap(({ object, data }) => [...(object === null ? [] : [object]), ...idsIn(data)]);
  const people = named.map((id) => `person:${id}`);
  const names = await actorNames(tx, [...new Set([...records.map(({ actor }) => actor), ...people])]);
  const objects = await knownObjects(tx, [...new Set(named)]);
  return { names, objects: new Map(objects.map((one) => [one.id, one])) };
}

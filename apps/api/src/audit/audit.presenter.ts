import type { AuditRecord } from '#domain/audit/audit-list.repository.js';
import type { KnownObject } from '#domain/audit/audit-objects.repository.js';
import type { EntrySeal } from '#domain/audit/seal-state.repository.js';
import type { Labels } from '../labels/labels.js';
import type { AuditEntryDto, AuditFactDto, AuditObjectDto } from './audit.dto.js';

/** What is known of the people and things that a page of entries names. */
export interface AuditAround {
  names: ReadonlyMap<string, string>;
  objects: ReadonlyMap<string, KnownObject>;
  seals: ReadonlyMap<string, EntrySeal>;
  labels: Labels;
}

/** An entry as people read it. */
export function auditEntry(record: AuditRecord, around: AuditAround): AuditEntryDto {
  const { id, at, actor, act, object } = record;
  return {
    id,
    at: at.toISOString(),
    actor,
    actorName: actorName(actor, around),
    act,
    actLabel: actLabel(act, around.labels),
    about: object === null ? null : aboutOf(object, around),
    facts: factsOf(outcomeSaid(record, around), around),
    seal: around.seals.get(id) ?? 'waiting',
  };
}

/** An act in the caller's language; one that has no words yet is called as it was written down. */
export const actLabel = (act: string, labels: Labels): string => labels.optional(`audit.act.${act}`) ?? act;

/** Who acted, as people know them. */
export function actorName(actor: string, { names, labels }: Pick<AuditAround, 'names' | 'labels'>): string {
  return names.get(actor) ?? labels.optional(`audit.actor.${actor.split(':')[0]!}`) ?? actor;
}

function aboutOf(id: string, { objects, labels }: AuditAround): AuditObjectDto {
  const known = objects.get(id);
  if (!known) return { id, kind: 'other', text: labels.say('audit.object.other', { id: id.slice(-6) }), caseId: null };
  return { id, kind: known.kind, text: objectText(known, labels), caseId: known.caseId };
}

/** A thing in a few words: its name, and whose case it is of. */
function objectText({ kind, name, caseNumber }: KnownObject, labels: Labels): string {
  const number = caseNumber === null ? null : labels.number('case', caseNumber);
  if (kind === 'case') return labels.say('audit.object.case', { number });
  return [nameText(kind, name ?? '', labels), number].filter(Boolean).join(' · ');
}

function nameText(kind: KnownObject['kind'], name: string, labels: Labels): string {
  const [process = '', task = ''] = name.split('.');
  if (kind === 'task') return labels.optional(`processes.${process}.tasks.${task}.title`) ?? name;
  if (kind === 'process') return labels.optional(`processes.${name}.process`) ?? name;
  if (kind === 'request') return labels.say('audit.object.request', { number: labels.number('request', name) });
  return name;
}

/** The facts of an act, with the outcome of a task as its buttons call it. */
function outcomeSaid({ object, data }: AuditRecord, { objects, labels }: AuditAround): Record<string, unknown> {
  const known = object === null ? undefined : objects.get(object);
  if (known?.kind !== 'task' || typeof data['outcome'] !== 'string') return data;
  const [process = '', task = ''] = (known.name ?? '').split('.');
  return { ...data, outcome: labels.optional(`processes.${process}.tasks.${task}.outcomes.${data['outcome']}.label`) ?? data['outcome'] };
}

/** What must not be read, whoever wrote it down. */
const SECRET = /passw|secret|hash|cookie|csrf|bearer/i;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function factsOf(data: Record<string, unknown>, around: AuditAround): AuditFactDto[] {
  return Object.entries(data)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ({
      name,
      label: around.labels.optional(`audit.fact.${name}`) ?? name,
      value: SECRET.test(name) ? around.labels.say('audit.hidden') : valueText(value, around),
    }));
}

function valueText(value: unknown, around: AuditAround): string {
  if (typeof value === 'boolean') return around.labels.say(value ? 'asked.yes' : 'asked.no');
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((one) => valueText(one, around)).join(', ');
  if (typeof value === 'object' && value !== null)
    return factsOf(value as Record<string, unknown>, around)
      .map((fact) => `${fact.label}: ${fact.value}`)
      .join('; ');
  const text = String(value);
  if (ID.test(text)) return around.names.get(`person:${text}`) ?? (around.objects.has(text) ? objectText(around.objects.get(text)!, around.labels) : text);
  return INSTANT.test(text) ? around.labels.instant(text) : text;
}

/** Every id that an entry names: to be looked up for the whole page at once. */
export function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return ID.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}

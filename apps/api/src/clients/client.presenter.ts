import type { KeyKind } from '#domain/clients/client-key.rule.js';
import type { ClientPage, OtherRecord } from '#domain/clients/client-page.repository.js';
import type { ClientRow } from '#domain/clients/client-rows.repository.js';
import type { HistoryRecord } from '#domain/clients/history.repository.js';
import { phoneText } from '#domain/clients/phone.rule.js';
import { caseRow } from '../cases/case.presenter.js';
import { timelineEntry } from '../cases/timeline.presenter.js';
import type { Labels } from '../labels/labels.js';
import { promiseDto } from '../promises/promise.presenter.js';
import type { ClientDto, ClientEventDto, ClientRowDto, OtherClientDto } from './clients.dto.js';

const iso = (at: string | Date) => new Date(at).toISOString();

/** A client as lists show him. */
export function clientRow(row: ClientRow, labels: Labels): ClientRowDto {
  const { manager, openCases, lastContact, promises, ...facts } = row;
  return {
    ...facts,
    phoneText: facts.phone && phoneText(facts.phone),
    manager: manager && { ...manager, awayUntil: manager.awayUntil && iso(manager.awayUntil) },
    openCases: openCases.map(({ id, number, process, step, since }) => ({
      id,
      number: labels.number('case', number),
      step: process && step ? labels.step(process, step) : null,
      since: iso(since),
    })),
    lastContact: lastContact && {
      at: iso(lastContact.at),
      what: labels.optional(`processes.${lastContact.process}.contacts.${lastContact.what}`) ?? labels.say('timeline.contact.made'),
      said: lastContact.said,
      by: lastContact.by,
    },
    promises: promises.map(({ what, process, task, dueAt, by }) => ({
      what,
      label: labels.optional(`promise.what.${what}`) ?? labels.task(process, task),
      dueAt: dueAt && iso(dueAt),
      by,
    })),
  };
}

/** A client as his page shows him. */
export function clientDto(page: ClientPage, { labels, now }: { labels: Labels; now: Date }): ClientDto {
  const { createdAt, keys, contacts, cases, requests, merges, hints, promised, ...row } = page;
  return {
    ...clientRow(row, labels),
    createdAt: iso(createdAt),
    keys: keys.map((key) => ({ ...key, text: keyText(key) })),
    contacts: contacts.map((one) => ({ ...one, phoneText: one.phone && phoneText(one.phone) })),
    cases: cases.map((one) => caseRow(one, { labels, now })),
    requests: requests.map(({ caseId, ...request }) => ({ ...labels.request(request), caseId })),
    merges: merges.map(({ id, other, at, by, undoneAt, undoneBy }) => ({
      id,
      other: otherDto(other),
      at: iso(at),
      by,
      undoneAt: undoneAt && iso(undoneAt),
      undoneBy,
    })),
    promised: promised.map((one) => promiseDto(one, labels)),
    hints: hints.map(({ other, ...key }) => ({ other: otherDto(other), kind: key.kind, text: keyText(key) })),
  };
}

/** What befell a client, with the case in which it did. */
export function clientEvent(event: HistoryRecord, labels: Labels): ClientEventDto {
  return { ...timelineEntry(event, labels), caseId: event.caseId, caseNumber: event.caseNumber && labels.number('case', event.caseNumber) };
}

function keyText({ kind, value }: { kind: KeyKind; value: string }): string {
  return kind === 'phone' ? phoneText(value) : value;
}

function otherDto({ phone, ...other }: OtherRecord): OtherClientDto {
  return { ...other, phoneText: phone && phoneText(phone) };
}

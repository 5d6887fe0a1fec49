import { join } from 'node:path';
import type { AuditRecord } from '#domain/audit/audit-list.repository.js';
import { projectFolder } from '#domain/config/project-folder.js';
import { Pack } from '#domain/packs/pack.service.js';
import { Labels } from '../labels/labels.js';
import { Texts } from '../texts/texts.js';
import { auditEntry, idsIn, type AuditAround } from './audit.presenter.js';

const [PERSON, CASE, GONE] = ['a', 'b', 'c'].map((letter) => `0000000${letter}-0000-7000-8000-000000000000`) as [string, string, string];
const pack = Pack.read(join(projectFolder(), 'packs/west-technology'));
const around: AuditAround = {
  names: new Map([[`person:${PERSON}`, 'Проба Пробная']]),
  objects: new Map([[CASE, { id: CASE, kind: 'case', name: null, caseId: CASE, caseNumber: '7' }]]),
  seals: new Map([['an id', 'sealed']]),
  labels: new Labels(new Texts(), 'ru', pack),
};
const record = (change: Partial<AuditRecord>): AuditRecord => ({
  ...{ id: 'an id', seq: '1', at: new Date(0), place: '', actor: `person:${PERSON}`, act: 'case.hold', object: CASE, data: {} },
  ...change,
});
const facts = (data: Record<string, unknown>) => auditEntry(record({ data }), around).facts.map(({ label, value }) => `${label}: ${value}`);

describe('an entry of the audit', () => {
  it('tells who, what and about what in words, and how it stands to its seal', () => {
    expect(auditEntry(record({}), around)).toMatchObject({
      actorName: 'Проба Пробная',
      actLabel: 'Дело отложено',
      about: { kind: 'case', text: 'Дело Д-7', caseId: CASE },
      seal: 'sealed',
    });
    expect(auditEntry(record({ id: 'other', actor: 'system', object: GONE, act: 'new.act' }), around)).toMatchObject({
      actorName: 'Система',
      actLabel: 'new.act',
      about: { kind: 'other', caseId: null },
      seal: 'waiting',
    });
  });

  it('tells its facts by name, people and things instead of ids, and nothing of what is not there', () => {
    expect(facts({ to: PERSON, case: CASE, reason: null, urgent: true, skills: ['audio', 'light'], set: { due: '5 minutes' } })).toEqual([
      'Кому: Проба Пробная',
      'Дело: Дело Д-7',
      'urgent: да',
      'Навыки: audio, light',
      'Задано: due: 5 minutes',
    ]);
  });

  it('hides what is secret, however deep it was written down', () => {
    const told = facts({ password: 'hunter2', deep: { passwordHash: '$argon2id$x', tokenHash: 'abc', list: [{ secret: 'x1' }] }, cookie: 'sid' }).join('\n');
    expect(told).not.toMatch(/hunter2|argon2|abc|x1|sid/);
    expect(told).toContain('password: скрыто');
  });

  it('has the ids that it names looked up, wherever they stand', () => {
    expect(idsIn({ a: PERSON, b: [{ c: CASE }, 'no id'], d: 5, e: null })).toEqual([PERSON, CASE]);
  });
});

import { join } from 'node:path';
import type { EventRecord } from '#domain/cases/case.repository.js';
import { projectFolder } from '#domain/config/project-folder.js';
import { Pack } from '#domain/packs/pack.service.js';
import type { Language } from '#domain/people/principal.rule.js';
import { Labels } from '../labels/labels.js';
import { Texts } from '../texts/texts.js';
import { timelineEntry } from './timeline.presenter.js';

const pack = Pack.read(join(projectFolder(), 'packs/west-technology'));
const texts = new Texts();

/** How the story of a case tells an answer of the sorting table. */
function told(language: Language, data: Record<string, unknown>): [title: string, text: string | null] {
  const event = { id: 'an id', at: new Date(0), kind: 'decision.made', actorName: null, objects: [], data } as unknown as EventRecord;
  const { title, text } = timelineEntry(event, new Labels(texts, language, pack));
  return [title, text];
}

describe('a decision in the story of a case', () => {
  const { title, rules } = pack.content.tables.get('sorting')!;

  it('names the table and says which row matched and why, in the reader’s language', () => {
    const data = { title, rows: [4], why: [rules[3]!.why] };
    expect(told('ru', data)).toEqual(['Решено по таблице «Сортировка заявок»', 'Строка 4: клиент — организация']);
    expect(told('en', data)).toEqual(['Decided by the table “Sorting of requests”', 'Row 4: the client is a company']);
    expect(told('zh', data)[1]).toBe('第4行：客户是企业');
  });

  it('says each row where several answered, and that none matched where the default did or nothing at all', () => {
    expect(told('en', { title, rows: [1, 4], why: [rules[0]!.why, rules[3]!.why] })[1]).toBe(
      'Row 1: a long-lead order is a kind of its own; Row 4: the client is a company',
    );
    expect(told('en', { title, rows: [], why: [{ ru: 'обычно' }] })[1]).toBe('No row matched: обычно');
    expect(told('en', { title, rows: [], why: [] })[1]).toBeNull();
  });
});

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

/** An event of this kind, as the story of a case tells it. */
function entry(language: Language, kind: string, data: Record<string, unknown>) {
  const event = { id: 'an id', at: new Date(0), kind, actorName: null, objects: [], data } as unknown as EventRecord;
  return timelineEntry(event, new Labels(texts, language, pack));
}

/** How the story of a case tells an answer of the sorting table. */
function told(language: Language, data: Record<string, unknown>): [title: string, text: string | null] {
  const { title, text } = entry(language, 'decision.made', data);
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

describe('what a decision rests on', () => {
  it('WT-1.7 is told as facts under the labels of the forms, also what nobody knows yet', () => {
    const { title } = pack.content.tables.get('sorting')!;
    const data = { process: 'intake', title, rows: [], why: [], inputs: { kind: 'long-lead', clientKind: 'legal', urgency: null, sum: 5, known: true } };
    expect(entry('ru', 'decision.made', data).facts).toEqual([
      { label: 'Вид обращения', value: 'Длительный заказ' },
      { label: 'Кто клиент', value: 'Организация' },
      { label: 'Как срочно нужен ответ', value: 'неизвестно' },
      { label: 'sum', value: '5' },
      { label: 'known', value: 'да' },
    ]);
    expect(entry('zh', 'decision.made', data).facts[0]).toEqual({ label: '申请类型', value: expect.stringMatching(/\p{Script=Han}/u) });
  });

  it('of an event from before processes were told has the names as they are', () => {
    expect(entry('en', 'decision.made', { title: { ru: 'а' }, rows: [], why: [], inputs: { urgency: 'today' } }).facts).toEqual([
      { label: 'urgency', value: 'today' },
    ]);
  });
});

describe('a contact in the story of a case', () => {
  it('WT-1.8 says once what was said and what it taught, and nothing of what was not spoken of', () => {
    const learned = {
      question: 'Звонить после обеда',
      city: 'Пермь',
      kind: 'private',
      requestKind: 'consultation',
      neededBy: null,
      name: '',
      clientId: 'an id',
    };
    expect(entry('ru', 'contact.made', { process: 'intake', what: 'confirmed', said: 'Звонить после обеда', learned })).toMatchObject({
      title: 'Заявка подтверждена по телефону',
      text: 'Звонить после обеда',
      facts: [
        { label: 'Город', value: 'Пермь' },
        { label: 'Кто клиент', value: 'Частное лицо' },
        { label: 'Вид обращения', value: 'Консультация' },
      ],
    });
    expect(entry('ru', 'contact.made', { process: 'intake', what: 'confirmed', said: null }).facts).toEqual([]);
  });
});

describe('a letter in the story of a case', () => {
  const title = { ru: 'Срочно', en: 'Urgent' };
  const letters = [
    { to: 'Первый', insteadOf: null, subject: 'Тема', text: 'Слова' },
    { to: 'Второй', insteadOf: 'Третий', subject: 'Тема', text: 'Слова' },
  ];

  it('WT-L1 says to whom, who stands in, and has its words to unfold', () => {
    expect(entry('ru', 'letter.queued', { title, letters })).toMatchObject({
      title: 'Письмо «Срочно» ждёт отправки',
      text: 'Кому: Первый, Второй (вместо: Третий)',
      more: 'Тема\n\nСлова',
    });
  });

  it('WT-L1 that was stopped says what is missing in the reader’s language', () => {
    const stopped = { title, missing: ['phone', 'receiver'], letters: [{ to: null, insteadOf: null, subject: null, text: null }] };
    expect(entry('en', 'letter.stopped', stopped)).toMatchObject({
      title: 'The letter “Urgent” cannot go out',
      text: "Missing: the client's phone, a receiver: there is nobody",
      more: null,
    });
    expect(entry('zh', 'letter.stopped', stopped).text).toMatch(/^缺少：/);
  });
});

describe('a deal and a promise in the story of a case', () => {
  it('WT-1.8 WT-2.9 have the number as people read it, and the reason', () => {
    expect(entry('ru', 'deal.opened', { number: '7' }).title).toBe('Открыта сделка С-7');
    expect(entry('en', 'deal.lost', { number: '7', reason: 'too dear' })).toMatchObject({ title: 'Deal С-7 lost', text: 'too dear' });
    const { label } = pack.content.reasons['lost']!.reasons['tooExpensive']!;
    for (const language of ['ru', 'en', 'zh'] as const)
      expect(entry(language, 'deal.lost', { number: '7', reason: 'tooExpensive' }).text).toBe(label[language] ?? label.ru);
  });

  it('ALL-2 tells with the task what was promised and until when, by the company’s clock', () => {
    const data = {
      process: 'contact',
      task: 'callBackUrgently',
      role: 'manager',
      promise: { what: 'managerCall', by: 'person:a' },
      dueAt: '2026-11-24T08:10:00.000Z',
    };
    expect(entry('ru', 'task.opened', data).text).toBe('Звонок менеджера: обещано клиенту до 24.11.2026, 11:10. Кому: Менеджеры');
    expect(entry('ru', 'task.opened', { ...data, promise: undefined }).text).toBe('Кому: Менеджеры');
  });

  it('WT-1.1 says by which way a request came', () => {
    for (const [channel, way] of [
      ['site', 'С сайта'],
      ['mail', 'По почте'],
      ['call', 'По телефону'],
      ['messenger', 'Из мессенджера'],
    ])
      expect(entry('ru', 'request.recorded', { channel, kind: 'urgent', number: '3' })).toMatchObject({ title: 'Срочная заявка З-3', text: way });
  });
});

describe('a task that nobody has done in the story of a case', () => {
  it.each([
    ['timer:over', 'Время вышло'],
    ['cancel', 'Больше не нужна'],
    ['withdrawn:2.a1', 'Больше не нужна'],
    ['command:an id', 'Раньше успело другое'],
  ])('WT-1.5 closed by %s says why: %s', (cause, text) => {
    expect(entry('ru', 'task.closed', { process: 'intake', task: 'transferCall', cause })).toMatchObject({
      title: expect.stringMatching(/^Задача закрыта: /),
      text,
    });
  });
});

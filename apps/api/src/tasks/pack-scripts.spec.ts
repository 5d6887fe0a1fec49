import { join } from 'node:path';
import type { TaskDefinition } from '#kit/contract/define-task.js';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import { projectFolder } from '#domain/config/project-folder.js';
import { Pack } from '#domain/packs/pack.service.js';
import { CONTRACTS } from '#processes/index/contracts.js';
import type { ScriptDto } from './script.dto.js';
import { scriptOf } from './script.presenter.js';

const pack = Pack.read(join(projectFolder(), 'packs/west-technology'));
const tasks = new Map<string, TaskDefinition>(
  (CONTRACTS as readonly ProcessDefinition[]).flatMap((process) => process.tasks.map((task) => [`${process.name}.${task.name}`, task] as const)),
);
const scripts = [...pack.content.scripts.keys()].map(
  (name) => [name, scriptOf(pack.content.scripts.get(name)!, tasks.get(name)!, (text) => text.ru!)] as const,
);
const scriptNamed = (name: string) => scripts.find(([one]) => one === name)![1];

/** What one way through a script asks for and fills in, and the outcome that it comes to. */
interface Way {
  steps: string[];
  asked: string[];
  filled: Record<string, unknown>;
  end: string | null;
}

/** All ways through a script that take no step twice. */
function waysThrough({ steps }: ScriptDto, from = steps[0]!.name, before: Omit<Way, 'end'> = { steps: [], asked: [], filled: {} }): Way[] {
  const step = steps.find(({ name }) => name === from)!;
  const here = { ...before, steps: [...before.steps, from], asked: [...before.asked, ...step.ask] };
  return step.answers.flatMap(({ fill, then, end }) => {
    const on = { ...here, filled: { ...here.filled, ...fill } };
    if (then === null) return [{ ...on, end }];
    return here.steps.includes(then) ? [] : waysThrough({ title: '', steps }, then, on);
  });
}

/** The way of somebody who presses these buttons, by their first words; where there is only one way on, none is pressed. */
function talkThrough(name: string, ...buttons: string[]): Way {
  const { steps } = scriptNamed(name);
  const way: Way = { steps: [], asked: [], filled: {}, end: null };
  const left = [...buttons];
  for (let at: string | null = steps[0]!.name; at !== null;) {
    const { ask, answers } = steps.find((step) => step.name === at)!;
    const wanted = answers.length === 1 && answers[0]!.label === '' ? '' : left.shift();
    const answer = wanted === undefined ? undefined : answers.find(({ label }) => label.startsWith(wanted));
    if (!answer) throw new Error(`At "${at}" there is no button "${wanted}": ${answers.map(({ label }) => label).join(', ')}.`);
    way.steps.push(at);
    way.asked.push(...ask);
    Object.assign(way.filled, answer.fill);
    way.end = answer.end;
    at = answer.then;
  }
  return way;
}

describe.each(scripts)('the script %s', (name, script) => {
  const task = tasks.get(name)!;
  const ways = waysThrough(script);

  it('leads every branch to an outcome, and to each outcome of its task', () => {
    expect(new Set(ways.map(({ end }) => end))).toEqual(new Set(Object.keys(task.outcomes)));
  });

  it('ALL-3 asks for, or fills in, all that the outcome needs to which a branch leads', () => {
    const lacking = ways.flatMap(({ steps, asked, filled, end }) =>
      (task.outcomes[end!]!.requires ?? [])
        .filter((field) => !asked.includes(field) && !Object.hasOwn(filled, field))
        .map((field) => [...steps, field].join(' ')),
    );
    expect(lacking).toEqual([]);
  });

  it('has a name for each step, so that what is over can be read', () => {
    expect(script.steps.filter(({ title }) => title === null).map((step) => step.name)).toEqual([]);
  });
});

describe('the call on a request', () => {
  const OB = ['Клиент у телефона', 'Да, удобно'];
  it.each<[what: string, buttons: string[], end: string, asked: string[]]>([
    ['WT-S1 OB somebody else answers: a time is agreed', ['Ответил другой'], 'callLater', ['callAt']],
    ['WT-S1 OB nobody answers', ['Никто не отвечает'], 'notReached', []],
    ['WT-S1 WT-1.2 a call is impossible: told otherwise, and how', ['Позвонить нельзя'], 'notified', ['notifiedBy']],
    ['WT-S1 OB it is not convenient: a time is agreed', ['Клиент у телефона', 'Нет, просит позже'], 'callLater', ['callAt']],
    ['WT-S1 2 a manager may call: only what lacks is asked', [...OB, 'Да, подойдёт'], 'confirmed', ['city', 'clientKind', 'neededBy', 'urgency']],
    ['WT-S1 2 another time for the manager', [...OB, 'Просит позвонить в другое'], 'confirmed', ['managerAt', 'city', 'clientKind', 'neededBy', 'urgency']],
    ['WT-S1 2 no longer needed: a reason', [...OB, 'Уже не нужно'], 'notNeeded', ['whyNotNeeded', 'note']],
    ['WT-S1 WT-1.7 not ours: a reason', [...OB, 'Обращались не к нам'], 'notOurs', ['whyNotOurs', 'note']],
  ])('%s', (_what, buttons, end, asked) => expect(talkThrough('intake.confirmRequest', ...buttons)).toMatchObject({ end, asked }));

  it('WT-S1 3 asks in one question, and passes over it where nothing lacks', () => {
    const missing = scriptNamed('intake.confirmRequest').steps.filter(({ skipKnown }) => skipKnown);
    expect(missing.map(({ name }) => name)).toEqual(['missing']);
  });

  it('WT-S1 WT-1.3 fills the whole request where the client only asked for a call', () => {
    const { asked, end } = talkThrough('intake.fillRequest', 'Клиент у телефона', 'Да, удобно', 'Да, подойдёт');
    const whole = ['question', 'article', 'quantity', 'name', 'clientKind', 'company', 'city', 'neededBy', 'urgency', 'delivery', 'phone', 'email'];
    expect([asked, end]).toEqual([whole, 'confirmed']);
  });
});

describe('an incoming call', () => {
  const TO_HOLD = ['phone', 'question', 'name', 'city', 'clientKind'];
  it.each<[what: string, buttons: string[], end: string, asked: string[], filled: object]>([
    ['WT-S2 1 to 5 the question, who it is, and a manager is called', ['Интересует', 'Звоню'], 'connect', TO_HOLD, { kind: 'call' }],
    ['WT-S2 WT-1.7 a consultation is a kind of its own', ['Нужна консультация', 'Звоню'], 'connect', TO_HOLD, { kind: 'consultation' }],
    ['WT-S2 WT-1.7 a long-lead order, too', ['Длительный', 'Звоню'], 'connect', TO_HOLD, { kind: 'long-lead' }],
    ['WT-S2 5 the client cannot hold: a call is promised', ['Интересует', 'Ждать не может'], 'callBack', [...TO_HOLD, 'phone', 'company', 'question'], {}],
    ['WT-S2 6 the secretary has answered it herself', ['Интересует', 'Вопрос решён'], 'answered', [...TO_HOLD, 'note'], {}],
    ['WT-S2 the line breaks at once', ['Связь оборвалась'], 'dropped', ['phone', 'question'], {}],
    ['WT-S2 the line breaks later', ['Интересует', 'Связь оборвалась'], 'dropped', TO_HOLD, {}],
    ['WT-S2 WT-1.7 not ours: a reason', ['Не к нам'], 'notOurs', ['phone', 'question', 'whyNotOurs', 'note'], {}],
  ])('%s', (_what, buttons, end, asked, filled) => expect(talkThrough('intake.incomingCall', ...buttons)).toMatchObject({ end, asked, filled }));

  it('WT-S2 2 to 4 does not ask for what the look-up by phone knows', () => {
    const passed = scriptNamed('intake.incomingCall').steps.filter(({ skipKnown }) => skipKnown);
    expect(passed.map(({ name }) => name)).toEqual(['name', 'city', 'who']);
  });

  it.each<[what: string, script: string, buttons: string[], end: string, asked: string[]]>([
    ['WT-S2 5a a manager takes it: which one', 'intake.transferCall', ['Взял трубку'], 'taken', ['manager']],
    ['WT-S2 5b the manager is busy: phone, company and the question', 'intake.transferCall', ['Занят'], 'busy', ['phone', 'company', 'question']],
    ['WT-S2 5 back to the client', 'intake.transferCall', ['Вернуться'], 'back', []],
    ['WT-S2 5b the two minutes are over: the same', 'intake.takeMessage', ['Клиент на линии'], 'promised', ['phone', 'company', 'question']],
    ['WT-S2 5b the client has rung off', 'intake.takeMessage', ['Положил'], 'rangOff', []],
  ])('%s', (_what, script, buttons, end, asked) => expect(talkThrough(script, ...buttons)).toMatchObject({ end, asked }));

  it('WT-S2 5 tells the manager name, private or legal, city and the gist', () => {
    const [tell] = pack.content.scripts.get('intake.transferCall')!.steps['tell']!.say.ru!.match(/\{\{.*\}\}/)!;
    for (const field of ['name', 'clientKind', 'city', 'question']) expect(tell).toContain(`{{form.${field}}}`);
  });

  it('WT-S2 5b WT-1.6 promises a call within ten minutes by whoever gets free first', () => {
    for (const name of ['intake.transferCall', 'intake.takeMessage', 'intake.incomingCall'])
      expect(scriptNamed(name).steps.find((step) => step.name === 'promise')!.say).toMatch(/Первый освободившийся менеджер .* десяти минут/);
  });
});

describe.each(['contact.contactClient', 'contact.callBackUrgently'])('WT-S3 the manager’s talk %s', (name) => {
  const BEGUN = ['Клиент у телефона', 'Да, удобно', 'Да, спрашивайте'];
  it('answers shortly first, asks leave, then purpose, equipment, date, pickup or delivery', () => {
    const { steps, asked, filled, end } = talkThrough(name, ...BEGUN, 'Нужна доставка', 'Есть', 'Слушает');
    expect(steps.slice(2)).toEqual(['shortAnswer', 'purpose', 'equipment', 'byWhen', 'receive', 'address', 'stock', 'price']);
    expect(asked).toEqual(['purpose', 'items', 'neededBy', 'address', 'accessories']);
    expect([filled, end]).toEqual([{ delivery: 'delivery' }, 'offer']);
  });

  it.each<[what: string, buttons: string[], end: string, asked: string]>([
    ['WT-2.2 what cannot be seen online: a time to call back, and how', [...BEGUN, 'Заберёт сам', 'Онлайн не видно', 'Мессенджер'], 'toAsk', 'callAt'],
    ['WT-2.1 many questions: the list by mail', ['Клиент у телефона', 'Да, удобно', 'Вопросов много'], 'awaitList', 'listBy'],
    ['WT-S3 settled at once, without an offer', ['Клиент у телефона', 'Да, удобно', 'Вопрос решили'], 'agreed', 'agreed'],
    ['WT-S3 somebody else answers: a time is agreed', ['Ответил другой'], 'callLater', 'callAt'],
    ['WT-2.9 a refusal: other, with a note', ['Клиент у телефона', 'Да, удобно', 'Отказывается', 'Другое'], 'lost', 'note'],
  ])('%s', (_what, buttons, end, asked) => {
    const way = talkThrough(name, ...buttons);
    expect(way.end).toBe(end);
    expect(way.asked).toContain(asked);
  });

  it('WT-2.2 fills in the channel that suits the client best by one button', () => {
    for (const [button, channel] of [
      ['Звонок', 'phone'],
      ['Эл. почта', 'mail'],
      ['Мессенджер', 'messenger'],
    ] as const)
      expect(talkThrough(name, ...BEGUN, 'Заберёт сам', 'Онлайн не видно', button).filled).toEqual({ delivery: 'pickup', channel });
  });

  it('WT-2.9 names a reason of the list for each refusal', () => {
    const codes = scriptNamed(name)
      .steps.find((step) => step.name === 'refusal')!
      .answers.flatMap(({ fill }) => Object.values(fill));
    expect(Object.keys(pack.content.reasons['lost']!.reasons)).toEqual(expect.arrayContaining(codes as string[]));
    expect(codes.length).toBeGreaterThan(4);
  });
});

describe('WT-S4 the call with the offer', () => {
  const OB = ['Клиент у телефона', 'Да, удобно'];
  const talk = (...buttons: string[]) => talkThrough('contact.makeOffer', ...OB, ...buttons);
  const AFTER_YES = ['email', 'phone', 'dataBy'];

  it.each<[what: string, buttons: string[], end: string, asked: string[], filled: object]>([
    [
      '2a yes: address, date and hours, then the payment',
      ['Подходит', 'Доставка', 'Курьеру'],
      'agreed',
      ['lines', 'deliverOn', 'address', 'window', ...AFTER_YES],
      { delivery: 'delivery', payment: 'courier' },
    ],
    [
      '2a pickup: the time of coming',
      ['Подходит', 'Заберёт', 'На карту'],
      'agreed',
      ['lines', 'deliverOn', 'comeAt', ...AFTER_YES],
      { delivery: 'pickup', payment: 'card' },
    ],
    [
      '2 a part comes later: complete first',
      ['Часть', 'Всё вместе', 'Доставка', 'По счёту'],
      'agreed',
      ['lines', 'deliverOn', 'address', 'window', ...AFTER_YES],
      { complete: 'complete', payment: 'transfer' },
    ],
    [
      '2 then in parts',
      ['Часть', 'Нужно раньше', 'По частям', 'Заберёт', 'На карту'],
      'agreed',
      ['lines', 'deliverOn', 'comeAt', ...AFTER_YES],
      { complete: 'parts' },
    ],
    [
      '3a WT-2.5 cash in the office: when will he come',
      ['Подходит', 'Доставка', 'Наличными'],
      'agreed',
      ['lines', 'deliverOn', 'address', 'window', 'comeAt', ...AFTER_YES],
      { payment: 'cashOffice' },
    ],
    [
      '2b no: the objection with its argument, and the go-ahead again',
      ['Не подходит', 'Можно готовить', 'Доставка', 'Курьеру'],
      'agreed',
      ['lines', 'objections', 'deliverOn', 'address', 'window', ...AFTER_YES],
      {},
    ],
    [
      '2b the third refusal: a polite end with a reason',
      ['Не подходит', 'Есть ещё', 'Третий', 'Дорого'],
      'lost',
      ['lines', 'objections', 'objections'],
      { whyLost: 'tooExpensive' },
    ],
    ['2b wants to think: the time of the next call', ['Не подходит', 'Просит время'], 'callLater', ['lines', 'objections', 'callAt'], {}],
    ['something else is to be asked', ['Спрашивает'], 'askMore', ['lines', 'lines', 'callAt'], {}],
  ])('WT-2.4 %s', (_what, buttons, end, asked, filled) => expect(talk(...buttons)).toMatchObject({ end, asked, filled }));

  it('1 OB nobody answers, somebody else does, it is not convenient', () => {
    const ends = [['Никто'], ['Ответил другой'], ['Клиент у телефона', 'Нет']].map((buttons) => talkThrough('contact.makeOffer', ...buttons).end);
    expect(ends).toEqual(['notReached', 'callLater', 'callLater']);
  });
});

describe('WT-S6 WT-2.3 the call while the supplier is awaited', () => {
  it.each<[what: string, buttons: string[], end: string, asked: string[]]>([
    ['agrees to wait: the time of the next news', ['Согласен'], 'waits', ['callAt']],
    ['changes the item: asked anew, and the time', ['Хочет другое'], 'changes', ['items', 'callAt']],
    ['refuses: a reason', ['Отказывается', 'Долго'], 'lost', []],
  ])('%s', (_what, buttons, end, asked) =>
    expect(talkThrough('contact.interimCall', 'Клиент у телефона', 'Да, удобно', ...buttons)).toMatchObject({ end, asked }),
  );

  it('OB nobody answers, or not now', () =>
    expect([['Никто'], ['Ответил другой']].map((buttons) => talkThrough('contact.interimCall', ...buttons).end)).toEqual(['notReached', 'waits']));
});

describe('ALL-6 what the pack lets people say', () => {
  const spoken = ['questions.json', 'objections.json', ...[...pack.source.files.keys()].filter((path) => path.startsWith('scripts/'))];
  // Reliability before a check, certainty about stock, and who will bear the cost: none of it may stand there.
  const FORBIDDEN =
    /гарантиру(?:ем|ю)|точно (?:есть|будет)|обязательно (?:привез|будет)|абсолютно|самы[еймх]+ (?:надёжн|низк|дешёв)|за сч[её]т производител|сломал(?:ся|ась) (?:машина|сервер)/iu;
  it.each(spoken)('%s promises no reliability, no stock and no payer', (path) => expect(pack.source.files.get(path)!.match(FORBIDDEN)).toBeNull());

  it('the talk standard forbids it, too', () => {
    const rules = pack.content.talk.dont.filter(({ source }) => source === 'ALL-6');
    expect(rules.map(({ text }) => text.ru).join(' ')).toMatch(/Не обещайте наличие.*Не придумывайте причин.*кто за что заплатит/s);
  });
});

import type { FormSchema } from '#kit/contract/define-task.js';
import { wrongValues } from './wrong-values.rule.js';

const FORM: FormSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    phone: { type: 'string', format: 'phone' },
    inn: { type: 'string', format: 'inn' },
    whyLost: { type: 'string', reasons: 'lost' },
    manager: { type: 'string', person: 'manager' },
    note: { type: 'string' },
    callAt: { type: 'string', format: 'date-time', future: true },
    answers: {
      type: 'array',
      maxItems: 3,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          supplier: { type: 'string', supplier: true },
          asked: { type: 'string', person: 'manager' },
          phone: { type: 'string', format: 'phone' },
          why: { type: 'string', reasons: 'lost' },
          note: { type: 'string' },
        },
      },
    },
    objections: {
      type: 'array',
      maxItems: 3,
      items: { type: 'object', additionalProperties: false, properties: { why: { type: 'string', reasons: 'lost' } } },
    },
  },
};
const LISTS = {
  lost: { reasons: { tooExpensive: { label: { ru: 'Дорого' } }, other: { label: { ru: 'Другое' }, needsNote: true as const } }, source: 'WT-2.9' },
};
const NOW = Date.parse('2026-11-24T08:00:00Z');
const MANAGER = '7d0a3a52-6f3e-4c57-9f0e-5a1d2c0b9e11';
const DRIVER = '7d0a3a52-6f3e-4c57-9f0e-5a1d2c0b9e12';
const SUPPLIER = '7d0a3a52-6f3e-4c57-9f0e-5a1d2c0b9e13';
const wrong = (data: Record<string, unknown>) =>
  wrongValues(FORM, data, {
    reasons: LISTS,
    people: { manager: [{ id: MANAGER, name: 'Пример' }], driver: [{ id: DRIVER, name: 'Пример' }] },
    suppliers: [{ id: SUPPLIER, name: 'Пример' }],
    now: NOW,
  }).map(({ field, rule }) => `${field} ${rule}`);

describe('what a schema cannot know of a form', () => {
  it.each(['8 900 000-14-27', '+7 (900) 000 14 27', '8 900 000-14-27, 8 900 000-14-28', 'тел. 89000001427 вечером', '+49 30 901820'])(
    'a phone that can be dialled: %s',
    (phone) => expect(wrong({ phone })).toEqual([]),
  );
  it.each(['12', 'нет телефона', '8 900', '+7 900 000-14-2777', '8 900 000-14-27, 8 900'])('no phone: %s', (phone) =>
    expect(wrong({ phone })).toEqual(['phone phone']),
  );

  it.each(['7707083893', '500100732259'])('WT-4.1 an INN with right check digits: %s', (inn) => expect(wrong({ inn })).toEqual([]));
  it.each(['7707083894', '500100732258', '500100732269', '770708389', '77070838930', 'ИНН', '', '77 07 08 38 93'])('WT-4.1 no INN: "%s"', (inn) =>
    expect(wrong({ inn })).toEqual(['inn inn']),
  );

  it('ALL-2 a time to call at that is over, and none that is still to come, also a moment ago', () => {
    expect(wrong({ callAt: '2026-11-24T07:58:59Z' })).toEqual(['callAt past']);
    for (const callAt of ['2026-11-24T07:59:30Z', '2026-11-24T11:00:01+03:00']) expect(wrong({ callAt })).toEqual([]);
  });

  it('WT-2.9 takes a reason of the list, and no other', () => {
    expect(wrong({ whyLost: 'tooExpensive' })).toEqual([]);
    for (const whyLost of ['cheap', 'constructor', '']) expect(wrong({ whyLost })).toEqual(['whyLost choice']);
  });

  it('WT-2.9 asks for a note where the reason alone says too little', () => {
    expect(wrong({ whyLost: 'other' })).toEqual(['note required']);
    expect(wrong({ whyLost: 'other', note: '  ' })).toEqual(['note required']);
    expect(wrong({ whyLost: 'other', note: 'переехал' })).toEqual([]);
  });

  it('takes as a person only one who is here and has the role', () => {
    for (const manager of ['первый', DRIVER]) expect(wrong({ manager })).toEqual(['manager person']);
    expect(wrong({ manager: MANAGER })).toEqual([]);
  });

  it('says nothing of what is not there, and of no text: that is the schema’s', () => expect(wrong({ phone: 7, whyLost: null })).toEqual([]));

  it('WT-3.2 looks at each cell of each row, and tells its place', () => {
    const row = { supplier: SUPPLIER, asked: MANAGER, phone: '8 900 000-14-27', why: 'tooExpensive' };
    expect(wrong({ answers: [row, {}, { ...row, why: 'other', note: 'Переезжают' }] })).toEqual([]);
    expect(wrong({ answers: [row, { supplier: MANAGER, asked: DRIVER, phone: '12', why: 'cheap' }] })).toEqual([
      'answers.1.supplier supplier',
      'answers.1.asked person',
      'answers.1.phone phone',
      'answers.1.why choice',
    ]);
  });

  it('WT-4.6 asks for the row’s own note where it has one, else for the form’s', () => {
    const other = { why: 'other' };
    expect(wrong({ answers: [other], objections: [other], note: 'Сказано' })).toEqual(['answers.0.note required']);
    expect(wrong({ answers: [{ ...other, note: 'Сказано' }], objections: [other] })).toEqual(['note required']);
  });

  it('leaves rows that are none to the schema', () => {
    for (const answers of ['none', [null, 1, 'row', [{ supplier: 'x' }]], { 0: { supplier: 'x' } }]) expect(wrong({ answers })).toEqual([]);
  });
});

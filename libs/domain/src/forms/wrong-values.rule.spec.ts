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
  },
};
const LISTS = {
  lost: { reasons: { tooExpensive: { label: { ru: 'Дорого' } }, other: { label: { ru: 'Другое' }, needsNote: true as const } }, source: 'WT-2.9' },
};
const wrong = (data: Record<string, unknown>) => wrongValues(FORM, data, LISTS).map(({ field, rule }) => `${field} ${rule}`);

describe('what a schema cannot know of a form', () => {
  it.each(['8 900 000-14-27', '+7 (900) 000 14 27', '8 900 000-14-27, 8 900 000-14-28', 'тел. 89000001427 вечером', '+49 30 901820'])(
    'a phone that can be dialled: %s',
    (phone) => expect(wrong({ phone })).toEqual([]),
  );
  it.each(['12', 'нет телефона', '8 900', '+7 900 000-14-277777', '8 900 000-14-27, 8 900'])('no phone: %s', (phone) =>
    expect(wrong({ phone })).toEqual(['phone phone']),
  );

  it.each(['7707083893', '500100732259'])('WT-4.1 an INN with right check digits: %s', (inn) => expect(wrong({ inn })).toEqual([]));
  it.each(['7707083894', '500100732258', '500100732269', '770708389', '77070838930', 'ИНН', '', '77 07 08 38 93'])('WT-4.1 no INN: "%s"', (inn) =>
    expect(wrong({ inn })).toEqual(['inn inn']),
  );

  it('WT-2.9 takes a reason of the list, and no other', () => {
    expect(wrong({ whyLost: 'tooExpensive' })).toEqual([]);
    for (const whyLost of ['cheap', 'constructor', '']) expect(wrong({ whyLost })).toEqual(['whyLost choice']);
  });

  it('WT-2.9 asks for a note where the reason alone says too little', () => {
    expect(wrong({ whyLost: 'other' })).toEqual(['note required']);
    expect(wrong({ whyLost: 'other', note: '  ' })).toEqual(['note required']);
    expect(wrong({ whyLost: 'other', note: 'переехал' })).toEqual([]);
  });

  it('takes as a person only what can be one', () => {
    expect(wrong({ manager: 'первый' })).toEqual(['manager person']);
    expect(wrong({ manager: '7d0a3a52-6f3e-4c57-9f0e-5a1d2c0b9e11' })).toEqual([]);
  });

  it('says nothing of what is not there, and of no text: that is the schema’s', () => expect(wrong({ phone: 7, whyLost: null })).toEqual([]));
});

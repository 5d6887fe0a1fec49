import { defineTask, type Data, type TaskResult } from './define-task.js';

const offer = defineTask({
  name: 'offer',
  role: 'manager',
  form: {
    type: 'object',
    additionalProperties: false,
    properties: {
      note: { type: 'string' },
      price: { type: 'string', format: 'decimal' },
      goods: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: {
            name: { type: 'string' },
            quantity: { type: 'string', format: 'decimal' },
            unit: { type: 'string', enum: ['piece', 'metre'] },
            supplier: { type: 'string', supplier: true },
            days: { type: 'integer' },
            exact: { type: 'boolean' },
          },
          required: ['name', 'quantity'],
        },
        maxItems: 20,
      },
    },
  },
  outcomes: { offered: { main: true, requires: ['goods'], atMost: { goods: 3 } }, later: {} },
});

type Result = TaskResult<typeof offer>;
type Goods = NonNullable<Extract<Result, { outcome: 'offered' }>['data']['goods']>;

describe('the data of a task with a list', () => {
  it('WT-4.1 are typed row by row: what a row requires is there, the rest may be', () => {
    const row: Goods[number] = { name: 'Пульт', quantity: '2.5', unit: 'piece', supplier: 'id', days: 3, exact: true };
    const least: Goods[number] = { name: 'Пульт', quantity: '2.5' };
    const sent: Extract<Result, { outcome: 'offered' }>['data'] = { goods: [row, least] };
    const later: Extract<Result, { outcome: 'later' }>['data'] = {};
    const quantities: string[] = sent.goods.map(({ quantity }) => quantity);
    const units: ('piece' | 'metre' | undefined)[] = sent.goods.map(({ unit }) => unit);
    expect([quantities, units, later.goods]).toEqual([['2.5', '2.5'], ['piece', undefined], undefined]);
  });

  it('do not compile where a row lacks what it requires, has another value, or is asked for what is not there', () => {
    // @ts-expect-error a row without its quantity
    const lacking: Goods[number] = { name: 'Пульт' };
    // @ts-expect-error an amount is no number
    const float: Goods[number] = { name: 'Пульт', quantity: 2.5 };
    // @ts-expect-error no such unit
    const unit: Goods[number] = { name: 'Пульт', quantity: '1', unit: 'mile' };
    // @ts-expect-error the outcome requires the goods
    const none: Extract<Result, { outcome: 'offered' }>['data'] = {};
    // @ts-expect-error what a row does not require may be missing
    const days: (row: Goods[number]) => number = ({ days: count }) => count;
    // @ts-expect-error rows are read, not written
    const push = (goods: Goods) => goods.push(float);
    expect([lacking, float, unit, none, days, push]).toHaveLength(6);
  });

  it('of a payload are the same rows', () => {
    const payload: Data<(typeof offer)['form']['properties'], 'goods'> = { goods: [{ name: 'Пульт', quantity: '1' }] };
    expect(payload.goods[0]!.name).toBe('Пульт');
  });
});

import { answers, isAsked } from '../../test/harness/market-words.js';
import { dayAfter, openMarket, trader, want } from '../../test/harness/market.js';
import { isPromised } from '../../test/harness/is-promised.js';
import { storyOf } from '../../test/harness/story-of.js';
import { contact, contactClient, interimCall, itemsChanged, makeOffer } from './contact.contract.js';

/** As the secretary hands a calm matter over. */
const CALMLY = { manager: null, line: 'companies', urgent: false, dueAt: null };
const YES = [{ line: 1, has: 'yes', quantity: '2', price: '900', currency: 'RUB' }] as const;
const PRICED = { line: 1, ...want('IN-1'), price: '1250.00', supplier: trader('Проба-Склад') };
/** What an agreement needs beside the lines. */
const TERMS = { payment: 'transfer', email: 'klient@example.com', phone: '+7 900 000-14-27' } as const;
const THINKS = { kind: 'willThink', argument: 'Что вызывает сомнения?', result: 'stands' } as const;
const DEAR = { kind: 'expensive', argument: 'По сравнению с чем?', result: 'stands' } as const;
const CHEAPER = { kind: 'cheaperElsewhere', argument: 'Кто вам предложил?', result: 'goesOn' } as const;

describe('the offer (WT-S4)', () => {
  const story = storyOf(contact, { arrange: openMarket });
  const offering = () =>
    story
      .start(CALMLY)
      .expectTask(contactClient)
      .complete('offer', { items: [want('IN-1')] })
      .expectTask(makeOffer);

  it('WT-2.4 WT-2.5 ends with a yes: item, price, date, way of payment, e-mail and when the data comes', () =>
    offering()
      .expectRefused('invalid', 'agreed', { lines: [PRICED], ...TERMS })
      .complete('agreed', (after) => ({
        lines: [PRICED],
        complete: 'complete',
        deliverOn: dayAfter(new Date(), 40),
        dataBy: after('1 working day'),
        ...TERMS,
      }))
      .expectEvent('offer.made', { version: 1 }, 'manager1')
      .expectEvent('offer.agreed', { version: 1 }, 'manager1')
      .expectEvent('contact.made', { what: 'agreed' })
      .expectStep('agreed')
      .expectEnd({ outcome: 'agreed', offered: true })
      .keptAs('offer-agreed'));

  it('WT-2.4 needs a price in each line for a yes, and for nothing else', () =>
    offering()
      .expectRefused('invalid', 'agreed', { lines: [{ line: 1, ...want('IN-1') }], dataBy: '2031-01-01T10:00:00Z', ...TERMS })
      .complete('notReached', { lines: [{ line: 1, ...want('IN-1') }] })
      .expectNoEvent('offer.made'));

  it.each(['cashOffice', 'courier', 'card', 'transfer'] as const)('WT-2.5 takes payment by %s', (payment) =>
    offering()
      .complete('agreed', (after) => ({ lines: [PRICED], dataBy: after('1 working day'), ...TERMS, payment }))
      .expectEvent('offer.made', { payment })
      .expectEnd(),
  );

  it('WT-2.4 keeps each version that was told, complete or in parts, and none twice', () =>
    offering()
      .complete('callLater', (after) => ({ lines: [PRICED], complete: 'complete', callAt: after('2 working hours') }))
      .expectEvent('offer.made', { version: 1, complete: 'complete' })
      .expectTask(makeOffer)
      .prefilled({ lines: [PRICED] })
      .see(isPromised(makeOffer))
      .complete('callLater', (after) => ({ lines: [PRICED], complete: 'complete', callAt: after('2 working hours') }))
      .expectTask(makeOffer)
      .complete('agreed', (after) => ({ lines: [{ ...PRICED, price: '1150.00' }], complete: 'parts', dataBy: after('1 working day'), ...TERMS }))
      .expectEvent('offer.agreed', { version: 2 })
      .see(({ events }) => expect(events.filter(({ kind }) => kind === 'offer.made').map(({ data }) => data['version'])).toEqual([1, 2]))
      .keptAs('versions'));

  it('WT-2.4 WT-O works through three objections at most, each kept with its kind and argument; after the third only a yes or a polite end', () =>
    offering()
      .complete('callLater', (after) => ({ lines: [PRICED], objections: [THINKS], callAt: after('1 working hour') }))
      .expectEvent('objection.met', { kind: 'willThink', argument: THINKS.argument, result: 'stands' }, 'manager1')
      .expectTask(makeOffer)
      .prefilled({ objections: [THINKS] })
      .complete('callLater', (after) => ({ lines: [PRICED], objections: [THINKS, DEAR], callAt: after('1 working hour') }))
      .expectTask(makeOffer)
      .expectRefused('invalid', 'callLater', { lines: [PRICED], objections: [THINKS, DEAR, CHEAPER], callAt: '2031-01-01T10:00:00Z' })
      .expectRefused('invalid', 'askMore', { lines: [PRICED], objections: [THINKS, DEAR, CHEAPER], callAt: '2031-01-01T10:00:00Z' })
      .expectRefused('invalid', 'lost', { objections: [THINKS, DEAR, CHEAPER, DEAR], whyLost: 'tooExpensive' })
      .complete('lost', { lines: [PRICED], objections: [THINKS, DEAR, CHEAPER], whyLost: 'tooExpensive' })
      .see(({ events }) =>
        expect(events.filter(({ kind }) => kind === 'objection.met').map(({ data }) => [data['ordinal'], data['kind']])).toEqual([
          [1, 'willThink'],
          [2, 'expensive'],
          [3, 'cheaperElsewhere'],
        ]),
      )
      .expectEnd({ outcome: 'lost' })
      .keptAs('three-objections'));

  it('WT-2.10 asks anew when the data comes: the time that was named on an earlier call may be over', () =>
    offering()
      .complete('callLater', (after) => ({ lines: [PRICED], dataBy: after('1 hour'), callAt: after('2 hours') }))
      .expectTask(makeOffer)
      .see(({ tasks }) => expect(tasks.at(-1)!.prefill).not.toHaveProperty('dataBy')));

  it('WT-2.4 asks for more what the client wants beside it, and comes back to the offer with all of it', () =>
    offering()
      .complete('askMore', (after) => ({ lines: [PRICED, want('ASK-1')], callAt: after('2 working hours') }))
      .expectStep('findingOut')
      .expectTask(interimCall)
      .see(isPromised(interimCall))
      .say(...answers('Проба-Альфа', [{ ...YES[0], line: 2 }]))
      .expectStep('offering')
      .expectTask(makeOffer)
      .see(({ tasks }) =>
        expect(tasks.find(({ name, status }) => name === 'makeOffer' && status === 'open')!.prefill['lines']).toMatchObject([
          { line: 1, name: 'Пробный пульт', price: expect.stringMatching(/^1250(\.0+)?$/) as string },
          { line: 2, name: 'Пробный микрофон' },
        ]),
      )
      .keptAs('asked-more'));

  it('WT-S4 OB dials again by the pack, keeps what was typed, and is lost as never reached at last', () =>
    offering()
      .complete('notReached', { lines: [PRICED] })
      .expectNoTask(makeOffer)
      .skip('15 working minutes')
      .expectTask(makeOffer)
      .prefilled({ lines: [PRICED] })
      .complete('notReached', { lines: [PRICED] })
      .skip('1 working hour')
      .expectTask(makeOffer)
      .complete('notReached')
      .skip('1 working day')
      .expectTask(makeOffer)
      .complete('notReached')
      .expectNoEvent('offer.made')
      .expectEvent('deal.lost', { reason: 'notReached' })
      .expectEnd({ outcome: 'lost' })
      .keptAs('offer-not-reached'));

  it('WT-2.3 goes back to the search when the client changes his mind before the call', () =>
    offering()
      .message(itemsChanged, { items: [want('ASK-1', '5')] })
      .expectStep('findingOut')
      .expectNoTask(makeOffer)
      .expectTask(interimCall)
      .say(...isAsked('Проба-Альфа'))
      .keptAs('changed-before-the-offer'));

  it('WT-2.9 is lost with a reason of the list', () =>
    offering()
      .expectRefused('invalid', 'lost')
      .complete('lost', { lines: [PRICED], whyLost: 'cheaperElsewhere' })
      .expectEvent('offer.made', { version: 1 })
      .expectEvent('deal.lost', { reason: 'cheaperElsewhere' })
      .expectEnd({ outcome: 'lost' }));
});

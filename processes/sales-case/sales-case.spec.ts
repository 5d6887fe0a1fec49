import type { Seen } from '#kit/testing/stage.type.js';
import { cancelEverywhere, endedEverywhere } from '../../test/harness/cancel-everywhere.js';
import { answers, isAsked } from '../../test/harness/market-words.js';
import { leftAsked, openMarket, trader, want } from '../../test/harness/market.js';
import { replay } from '../../test/harness/replay.js';
import { storyOf } from '../../test/harness/story-of.js';
import { contact, contactClient, interimCall, makeOffer, receiveList } from '../contact/contact.contract.js';
import { confirmRequest, intake } from '../intake/intake.contract.js';
import { typeAnswer } from '../supplier-query/supplier-query.contract.js';
import { clientRefused, prepareDeal, salesCase } from './sales-case.contract.js';

const CONFIRMED = { city: 'Уфа', clientKind: 'legal' } as const;
const YES = [{ line: 1, has: 'yes', quantity: '2', price: '900', currency: 'RUB' }] as const;

describe('sales case', () => {
  const story = storyOf(salesCase, { arrange: openMarket });

  it('WT-1.8 leads from the secretary to a manager to the end', () =>
    story
      .start()
      .expectStep('intake')
      .expectTask(confirmRequest)
      .for('secretary')
      .complete('confirmed', CONFIRMED)
      .expectStep('contact')
      .expectTask(contactClient)
      .for('manager1')
      .complete('agreed', { agreed: 'Берёт' })
      .expectStep('closed')
      .expectEnd({ outcome: 'agreed' })
      .expectProcess(intake, 'completed')
      .expectProcess(contact, 'completed')
      .expectNoTask(prepareDeal)
      .expectEvent('case.closed')
      .keptAs('agreed'));

  it('gives the manager who talked the deal to prepare once the client has agreed to his offer', () =>
    story
      .start()
      .expectTask(confirmRequest)
      .complete('confirmed', CONFIRMED)
      .expectTask(contactClient)
      .complete('offer', { items: [want('IN-1')] })
      .expectTask(makeOffer)
      .by('manager1')
      .complete('agreed', (after) => ({
        lines: [{ line: 1, ...want('IN-1'), price: '1250.00', supplier: trader('Проба-Склад') }],
        payment: 'transfer',
        email: 'klient@example.com',
        dataBy: after('1 working day'),
      }))
      .expectStep('preparing')
      .expectTask(prepareDeal)
      .for('manager1')
      .dueIn('30 working minutes')
      .complete('prepared')
      .expectEnd({ outcome: 'agreed' })
      .keptAs('offer-agreed'));

  it('WT-1.7 is closed where the client needs nothing any more, and no manager hears of it', () =>
    story
      .start()
      .expectTask(confirmRequest)
      .complete('notNeeded', { whyNotNeeded: 'boughtElsewhere' })
      .expectEnd({ outcome: 'notNeeded' })
      .expectNoTask(contactClient)
      .keptAs('not-needed'));

  it('WT-2.9 ends as lost when the client refuses while suppliers are asked: the contact is kept, the questions are withdrawn, nobody can click anything', () =>
    story
      .start()
      .expectTask(confirmRequest)
      .complete('confirmed', CONFIRMED)
      .expectTask(contactClient)
      .complete('toAsk', (after) => ({ items: [want('ASK-1')], callAt: after('1 working hour'), channel: 'phone' }))
      .say(...isAsked('Проба-Альфа'))
      .message(clientRefused, { reason: 'boughtElsewhere', note: 'Позвонил сам' })
      .expectEnd({ outcome: 'lost' })
      .expectEvent('contact.made', { process: 'sales-case', what: 'refused', said: 'Позвонил сам' }, 'head')
      .expectEvent('deal.lost', { reason: 'boughtElsewhere' }, 'head')
      .expectEvent('query.withdrawn')
      .expectNoTask(interimCall)
      .expectNoTask(typeAnswer)
      .expectProcess(contact, 'cancelled')
      .see(({ events }) => expect(leftAsked(events)).toEqual([]))
      .keptAs('refused'));

  it('asks its child when it is cancelled: the open task closes, both end cancelled, and nobody can click it any more', () =>
    story
      .start()
      .expectTask(confirmRequest)
      .cancel()
      .expectCancelled()
      .expectProcess(intake, 'cancelled')
      .expectNoTask(confirmRequest)
      .see(({ tasks, events }) => {
        expect(tasks).toMatchObject([{ status: 'closed', outcome: null }]);
        expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['task.closed', 'case.closed']));
      }));

  /** Through every kind of wait that a case has. */
  const longWay = () =>
    story
      .start()
      .expectTask(confirmRequest)
      .complete('confirmed', CONFIRMED)
      .expectTask(contactClient)
      .complete('notReached')
      .skip('15 working minutes')
      .expectTask(contactClient)
      .complete('awaitList', (after) => ({ listBy: after('1 working hour') }))
      .expectTask(receiveList)
      .complete('came', { items: [want('ASK-1')] })
      .expectTask(interimCall)
      .say(...isAsked('Проба-Альфа'))
      .say(...answers('Проба-Альфа', YES))
      .expectTask(makeOffer)
      .complete('agreed', (after) => ({
        lines: [{ line: 1, ...want('ASK-1'), price: '1500' }],
        payment: 'card',
        email: 'klient@example.com',
        dataBy: after('1 working day'),
      }))
      .expectTask(prepareDeal)
      .complete('prepared')
      .expectEnd({ outcome: 'agreed' });

  it(
    'WT-2.9 the client may refuse at each wait: the case is closed as lost, with nothing left open and no deal that goes on',
    () =>
      endedEverywhere(longWay, {
        end: (stage) => stage.send(clientRefused, stage.requestId, { reason: 'notNeeded' }),
        status: 'completed',
        undone: (seen) => [...leftAsked(seen.events), ...notLost(seen)],
      }),
    240_000,
  );

  cancelEverywhere(longWay, ({ events }) => leftAsked(events));

  replay(salesCase);
});

/** What of a refused case does not say that it is lost. */
function notLost({ processes, events }: Seen): string[] {
  const { result } = processes.find(({ root }) => root)!;
  const kinds = events.map(({ kind }) => kind);
  return [
    ...((result as { outcome: string }).outcome === 'lost' ? [] : ['an end that is not lost']),
    ...(kinds.includes('deal.opened') && !kinds.includes('deal.lost') ? ['an open deal'] : []),
    ...(events.some(({ kind, data }) => kind === 'contact.made' && data['what'] === 'refused') ? [] : ['no contact that tells of it']),
  ];
}

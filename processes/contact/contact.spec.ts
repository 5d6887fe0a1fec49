import { cancelEverywhere } from '../../test/harness/cancel-everywhere.js';
import { answers, isAsked } from '../../test/harness/market-words.js';
import { dayAfter, openMarket, want } from '../../test/harness/market.js';
import { replay } from '../../test/harness/replay.js';
import { demoPerson } from '../../test/harness/demo-person.js';
import { isPromised } from '../../test/harness/is-promised.js';
import { storyOf } from '../../test/harness/story-of.js';
import { availability, chooseSuppliers } from '../availability/availability.contract.js';
import { typeAnswer } from '../supplier-query/supplier-query.contract.js';
import { callBackUrgently, contact, contactClient, interimCall, itemsChanged, listReceived, makeOffer, receiveList } from './contact.contract.js';

/** As the secretary hands a calm matter over. */
const CALMLY = { manager: null, line: 'companies', urgent: false, dueAt: null };
const YES = [{ line: 1, has: 'yes', quantity: '2', price: '900', currency: 'RUB' }] as const;
/** What an agreement needs beside the lines. */
const TERMS = { payment: 'transfer', email: 'klient@example.com', phone: '+7 900 000-14-27' } as const;

describe('contact', () => {
  const story = storyOf(contact, { arrange: openMarket });
  const finding = () =>
    story
      .start(CALMLY)
      .expectTask(contactClient)
      .complete('toAsk', (after) => ({ items: [want('ASK-1')], callAt: after('1 working hour'), channel: 'messenger' }));

  describe('the first talk (WT-S3)', () => {
    it('WT-2.3 gives the managers one hour, and tells the head of sales when it is over', () =>
      story.start(CALMLY).expectTask(contactClient).for('manager1').dueIn('1 working hour').skip('61 working minutes').expectEscalation('head'));

    it('WT-1.6 asks the wanted manager first, lets any who gets free take it, and escalates after 10 minutes', () =>
      story
        .start({ ...CALMLY, urgent: true, manager: demoPerson('manager2') })
        .expectTask(callBackUrgently)
        .for('manager')
        .dueIn('10 working minutes')
        .see(({ tasks }) => expect(tasks).toMatchObject([{ assignee: null, wanted: { name: 'Демо Менеджер-Второй' } }]))
        .skip('9 working minutes')
        .expectNoEscalation()
        .skip('2 working minutes')
        .expectEscalation('head')
        .by('manager1')
        .complete('agreed', { agreed: 'Подобрали замену' })
        .expectEnd({ outcome: 'agreed' })
        .keptAs('urgent'));

    it('WT-1.3 ALL-2 is due when the client was promised the call, and counts it for whoever promised', () =>
      story
        .start({ ...CALMLY, dueAt: Date.parse('2031-03-04T09:00:00Z'), by: 'person:demo' })
        .expectTask(contactClient)
        .see(({ tasks }) =>
          expect(tasks).toMatchObject([{ dueAt: new Date('2031-03-04T09:00:00Z'), snoozedUntil: null, promise: { what: 'managerCall', by: 'person:demo' } }]),
        ));

    it('WT-1.9 gives it to whom the secretary has chosen, or to who stands in for him while he is away', async () => {
      await story
        .start({ ...CALMLY, manager: demoPerson('manager2') })
        .expectTask(contactClient)
        .for('manager2');
      await story
        .start({ ...CALMLY, manager: demoPerson('manager3') })
        .expectTask(contactClient)
        .for('manager2');
    });

    it('WT-1.7 WT-1.9 gives it by the line of the sorting table to whoever is good at it', () =>
      story
        .start({ ...CALMLY, line: 'persons' })
        .expectTask(contactClient)
        .for('manager2'));

    it('WT-2.1 WT-2.8 keeps what was told: what for, which goods, by when, where, and the accessories (WT-F4); then what is in stock is offered at once', () =>
      story
        .start(CALMLY)
        .expectTask(contactClient)
        .complete('offer', {
          purpose: 'Выездной концерт',
          items: [want('IN-1')],
          accessories: [
            { name: 'Пробный чехол', answer: 'taken' },
            { name: 'Пробный кабель', answer: 'declined' },
          ],
          neededBy: dayAfter(new Date(), 60),
          delivery: 'delivery',
          address: 'Пробный город, Пробная улица, 1',
        })
        .expectStep('offering')
        .expectEvent('contact.made', { what: 'offer' }, 'manager1')
        .expectEvent('deal.described', { purpose: 'Выездной концерт', delivery: 'delivery' }, 'manager1')
        .expectEvent('item.found')
        .expectTask(makeOffer)
        .for('manager1')
        .prefilled({ delivery: 'delivery', address: 'Пробный город, Пробная улица, 1' })
        .see(({ tasks }) => {
          const { prefill } = tasks.find(({ name }) => name === 'makeOffer')!;
          expect(prefill['lines']).toMatchObject([{ line: 1, name: 'Пробный пульт', quantity: '2' }, { name: 'Пробный чехол' }]);
          expect(JSON.stringify(prefill)).not.toMatch(/price|cost|1000/); // what it costs us is not said here (WT-4)
        }));

    it('WT-2.2 promises a call in so many minutes by the channel that suits best: both are kept, the time is the deadline', () =>
      finding()
        .expectStep('findingOut')
        .expectEvent('contact.made', { what: 'toAsk' }, 'manager1')
        .expectProcess(availability, 'running')
        .expectTask(interimCall)
        .for('manager1')
        .prefilled({ channel: 'messenger' })
        .see(isPromised(interimCall)));

    it('WT-2.2 is refused without items, time or channel', () =>
      story
        .start(CALMLY)
        .expectTask(contactClient)
        .expectRefused('invalid', 'toAsk', { items: [want('ASK-1')], channel: 'phone' })
        .expectRefused('invalid', 'offer', {})
        .expectRefused('invalid', 'offer', { items: [{ ...want('IN-1'), quantity: '0' }] }));

    it('WT-2.8 writes what was agreed into the history, in the name of whoever talked', () =>
      story
        .start(CALMLY)
        .expectTask(contactClient)
        .by('manager1')
        .complete('agreed', { agreed: 'Счёт завтра' })
        .expectEnd({ outcome: 'agreed', offered: false })
        .expectEvent('contact.made', { what: 'agreed', said: 'Счёт завтра' }, 'manager1')
        .keptAs('agreed'));

    it('ALL-2 comes back at the time that the manager has promised, to the same manager, with what was said', () =>
      story
        .start(CALMLY)
        .expectTask(contactClient)
        .complete('callLater', (after) => ({ callAt: after('5 working hours'), note: 'Ждёт цену', items: [want('IN-1')] }))
        .expectStep('waiting')
        .expectEvent('contact.made', { what: 'callLater', said: 'Ждёт цену' }, 'manager1')
        .expectTask(contactClient)
        .for('manager1')
        .prefilled({ items: [want('IN-1')] })
        .see(({ tasks: [, again] }) => expect(again).toMatchObject({ promise: { what: 'callBack' }, snoozedUntil: expect.any(Date) as Date }))
        .skip('5 working hours')
        .complete('agreed', { agreed: 'Берёт' })
        .expectEnd()
        .keptAs('call-later'));

    it('WT-S3 OB calls again by the pack where nobody answers, and after the fourth call the deal is lost as never reached', () =>
      story
        .start(CALMLY)
        .expectTask(contactClient)
        .complete('notReached')
        .expectStep('waiting')
        .expectNoTask(contactClient)
        .skip('15 working minutes')
        .expectTask(contactClient)
        .for('manager1')
        .complete('notReached')
        .skip('1 working hour')
        .expectTask(contactClient)
        .complete('notReached')
        .skip('1 working day')
        .expectTask(contactClient)
        .complete('notReached')
        .expectEvent('deal.lost', { reason: 'notReached' })
        .expectEnd({ outcome: 'lost' })
        .keptAs('not-reached'));

    it('WT-2.9 ends as lost, with a reason', () =>
      story
        .start(CALMLY)
        .expectTask(contactClient)
        .expectRefused('invalid', 'lost', { whyLost: 'tooExpensive', note: 1 as never })
        .complete('lost', { whyLost: 'tooExpensive' })
        .expectStep('lost')
        .expectEnd({ outcome: 'lost' })
        .keptAs('lost'));
  });

  describe('the list by mail (WT-2.1)', () => {
    const awaiting = () =>
      story
        .start(CALMLY)
        .expectTask(contactClient)
        .complete('awaitList', (after) => ({ listBy: after('5 working hours') }))
        .expectStep('awaitingList');

    it('WT-2.1 waits for the client’s list, and reminds at the time that he named; he may need more time', () =>
      awaiting()
        .expectTask(receiveList)
        .for('manager1')
        .see(({ tasks: [talk, reminder] }) => {
          expect(reminder).toMatchObject({ name: 'receiveList', snoozedUntil: expect.any(Date) as Date, promise: null }); // the promise is the client's
          expect(reminder!.dueAt!.toISOString()).toBe(talk!.data!['listBy']);
        })
        .skip('5 working hours')
        .complete('moreTime', (after) => ({ listBy: after('1 working day') }))
        .expectEvent('contact.made', { what: 'moreTime' })
        .expectTask(receiveList)
        .complete('came', { items: [want('IN-1')] })
        .expectStep('offering')
        .expectTask(makeOffer)
        .complete('lost', { whyLost: 'tooLate' })
        .expectEnd()
        .keptAs('list'));

    it('WT-2.1 wakes up when the letter comes, and asks for what the price lists do not have', () =>
      awaiting()
        .expectTask(receiveList)
        .message(listReceived, { note: 'Письмо от клиента' })
        .see(({ tasks }) => expect(tasks.find(({ name, status }) => name === 'receiveList' && status === 'open')).toMatchObject({ snoozedUntil: null }))
        .expectTask(receiveList)
        .prefilled({ note: 'Письмо от клиента' })
        .dueIn('60 working minutes')
        .complete('came', { items: [want('IN-1'), want('ASK-1')] })
        .expectStep('findingOut')
        .expectTask(interimCall)
        .dueIn('60 working minutes')
        .keptAs('list-came'));

    it('WT-2.9 the client may refuse while his list is awaited', () =>
      awaiting()
        .expectTask(receiveList)
        .complete('lost', { whyLost: 'notNeeded' })
        .expectEvent('deal.lost', { reason: 'notNeeded' })
        .expectEnd({ outcome: 'lost' }));
  });

  describe('while suppliers are asked (WT-S6)', () => {
    it('WT-2.3 withdraws the interim call when the answer is there: the offer is due when the client was promised the call', () =>
      finding()
        .expectTask(interimCall)
        .say(...answers('Проба-Альфа', YES))
        .expectStep('offering')
        .expectNoTask(interimCall)
        .expectNoTask(typeAnswer)
        .expectTask(makeOffer)
        .for('manager1')
        .see(({ tasks }) => {
          const [promised] = tasks.filter(({ name }) => name === 'interimCall');
          const offer = tasks.find(({ name }) => name === 'makeOffer')!;
          expect(offer).toMatchObject({ dueAt: promised!.dueAt, promise: { what: 'callBack' }, snoozedUntil: null });
          expect(offer.prefill).toMatchObject({ channel: 'messenger', lines: [{ line: 1, name: 'Пробный микрофон' }] });
        })
        .by('manager1')
        .complete('agreed', (after) => ({ lines: [{ line: 1, ...want('ASK-1'), price: '1500' }], dataBy: after('1 working day'), ...TERMS }))
        .expectEnd({ outcome: 'agreed', offered: true })
        .keptAs('asked-and-agreed'));

    it('WT-2.3 calls again and again with the time of the next call, even with no result, and nobody is forgotten', () =>
      finding()
        .expectTask(interimCall)
        .skip('57 working minutes')
        .expectRefused('invalid', 'waits')
        .complete('waits', (after) => ({ callAt: after('2 working hours') }))
        .expectEvent('contact.made', { what: 'waits' }, 'manager1')
        .expectTask(interimCall)
        .see(isPromised(interimCall))
        .skip('121 working minutes')
        .expectEscalation('head')
        .complete('waits', (after) => ({ callAt: after('1 working day') }))
        .expectTask(interimCall)
        .say(...answers('Проба-Альфа', YES))
        .expectTask(makeOffer)
        .keptAs('interim-calls'));

    it('WT-S6 asks anew when the client changes what he wants: the old questions are withdrawn', () =>
      finding()
        .say(...isAsked('Проба-Альфа'))
        .expectTask(interimCall)
        .prefilled({ items: [want('ASK-1')] })
        .complete('changes', (after) => ({ items: [want('OLD-1')], callAt: after('3 working hours') }))
        .expectEvent('contact.made', { what: 'changes' }, 'manager1')
        .expectEvent('query.withdrawn', { suppliers: ['Проба-Альфа', 'Проба-Бета'] })
        .say(...isAsked('Проба-Давний'))
        .expectTask(interimCall)
        .see(isPromised(interimCall))
        .keptAs('changed'));

    it('WT-2.3 hears of changed items from outside, too, and keeps the promised time', () =>
      finding()
        .say(...isAsked('Проба-Альфа'))
        .message(itemsChanged, { items: [want('IN-1')] })
        .expectEvent('query.withdrawn', { suppliers: ['Проба-Альфа', 'Проба-Бета'] })
        .expectEvent('item.found')
        .expectTask(makeOffer)
        .see(({ tasks }) => {
          const offer = tasks.find(({ name }) => name === 'makeOffer')!;
          expect(offer).toMatchObject({ promise: { what: 'callBack' }, prefill: { lines: [{ name: 'Пробный пульт' }] } });
        })
        .keptAs('changed-from-outside'));

    it('WT-S6 OB dials again while the answers are awaited, and leaves a client who never answers in peace until the offer', () =>
      finding()
        .expectTask(interimCall)
        .complete('notReached')
        .skip('15 working minutes')
        .expectTask(interimCall)
        .complete('notReached')
        .skip('1 working hour')
        .expectTask(interimCall)
        .complete('notReached')
        .skip('1 working day')
        .expectTask(interimCall)
        .complete('notReached')
        .expectNoTask(interimCall)
        .expectStep('findingOut')
        .expectTask(chooseSuppliers)
        .complete('none')
        .expectTask(makeOffer)
        .keptAs('not-reached-meanwhile'));

    it('WT-2.9 the client may refuse on an interim call: nobody is asked any more', () =>
      finding()
        .say(...isAsked('Проба-Бета'))
        .expectTask(interimCall)
        .complete('lost', { whyLost: 'boughtElsewhere' })
        .expectEvent('query.withdrawn')
        .expectNoTask(typeAnswer)
        .expectEvent('deal.lost', { reason: 'boughtElsewhere' })
        .expectProcess(availability, 'cancelled')
        .expectEnd({ outcome: 'lost' })
        .keptAs('refused-meanwhile'));
  });

  cancelEverywhere(() =>
    story
      .start(CALMLY)
      .expectTask(contactClient)
      .complete('awaitList', (after) => ({ listBy: after('1 working hour') }))
      .expectTask(receiveList)
      .complete('came', { items: [want('ASK-1')] })
      .expectTask(interimCall)
      .complete('waits', (after) => ({ callAt: after('1 working hour') }))
      .say(...answers('Проба-Альфа', YES))
      .expectTask(makeOffer)
      .complete('agreed', (after) => ({ lines: [{ line: 1, ...want('ASK-1'), price: '1' }], dataBy: after('1 working day'), ...TERMS }))
      .expectEnd(),
  );

  replay(contact);
});

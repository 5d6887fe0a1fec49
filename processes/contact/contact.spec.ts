import { cancelEverywhere } from '../../test/harness/cancel-everywhere.js';
import { replay } from '../../test/harness/replay.js';
import { demoPerson } from '../../test/harness/demo-person.js';
import { storyOf } from '../../test/harness/story-of.js';
import { callBackUrgently, contact, contactClient } from './contact.contract.js';

/** As the secretary hands a calm matter over. */
const CALMLY = { manager: null, line: 'companies', urgent: false, dueAt: null };

describe('contact', () => {
  const story = storyOf(contact);

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

  it('ALL-2 comes back at the time that the manager has promised, to the same manager', () =>
    story
      .start(CALMLY)
      .expectTask(contactClient)
      .complete('callLater', (after) => ({ callAt: after('5 working hours'), note: 'Ждёт цену' }))
      .expectStep('waiting')
      .expectEvent('contact.made', { what: 'callLater', said: 'Ждёт цену' }, 'manager1')
      .expectTask(contactClient)
      .for('manager1')
      .see(({ tasks: [, again] }) => expect(again).toMatchObject({ promise: { what: 'callBack' }, snoozedUntil: expect.any(Date) as Date }))
      .skip('5 working hours')
      .complete('agreed', { agreed: 'Берёт' })
      .keptAs('call-later'));

  it('WT-2.8 writes what was agreed into the history, in the name of whoever talked', () =>
    story
      .start(CALMLY)
      .expectTask(contactClient)
      .by('manager1')
      .complete('agreed', { agreed: 'Счёт завтра' })
      .expectEnd({ outcome: 'agreed' })
      .expectEvent('contact.made', { what: 'agreed', said: 'Счёт завтра' }, 'manager1')
      .keptAs('agreed'));

  it('WT-2.9 ends as lost, with a reason', () =>
    story
      .start(CALMLY)
      .expectTask(contactClient)
      .expectRefused('invalid', 'lost', { whyLost: 'tooExpensive', note: 1 as never })
      .complete('lost', { whyLost: 'tooExpensive' })
      .expectStep('lost')
      .expectEnd({ outcome: 'lost' })
      .keptAs('lost'));

  cancelEverywhere(() => story.start(CALMLY).expectTask(contactClient).complete('agreed', { agreed: 'Берёт' }).expectEnd());

  replay(contact);
});

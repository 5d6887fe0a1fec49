import { cancelEverywhere } from '../../test/harness/cancel-everywhere.js';
import { demoPerson } from '../../test/harness/demo-person.js';
import { storyOf } from '../../test/harness/story-of.js';
import { confirmRequest, fillRequest, incomingCall, intake, takeMessage, transferCall } from './intake.contract.js';

const CALL = [{}, { channel: 'call', kind: 'call', text: 'Ищет пульт' }] as const;
const MANAGER = demoPerson('manager2');
const ASKED = { question: 'Два прожектора и пульт, цена и срок', phone: '8 900 000-31-08', name: 'Пример', city: 'Тверь' } as const;

describe('intake of a live call', () => {
  const story = storyOf(intake);

  it('WT-1.4 lies before whoever took the call, at once', () =>
    story
      .start(...CALL)
      .expectStep('answering')
      .expectTask(incomingCall)
      .for('secretary1')
      .expectNoTask(confirmRequest)
      .complete('answered', { question: 'До какого часа работаете' })
      .expectEvent('contact.made', { what: 'answered' }, 'secretary1')
      .expectStep('ended')
      .expectEnd({ outcome: 'answered' })
      .keptAs('answered'));

  it('WT-1.4 is a call to make where the site asks for one', () =>
    story.start({ by: 'token:00000000-0000-7000-8000-000000000000', channel: 'call', kind: 'call' }).expectTask(fillRequest).expectNoTask(incomingCall));

  it('WT-1.5 puts the client through: the matter is the manager’s who took the receiver', () =>
    story
      .start(...CALL)
      .expectTask(incomingCall)
      .complete('connect', ASKED)
      .expectStep('transferring')
      .expectTask(transferCall)
      .for('secretary1')
      .prefilled(ASKED)
      .dueIn('2 minutes')
      .expectRefused('invalid', 'taken')
      .complete('taken', { ...ASKED, manager: MANAGER })
      .expectEnd({ outcome: 'handedOver' })
      .see(({ processes: [root] }) => expect(root!.result).toMatchObject({ to: { manager: MANAGER, urgent: false } }))
      .keptAs('put-through'));

  it('WT-1.5 WT-S2 brings the call back to the secretary after 2 real minutes, who goes on as for a busy manager', () =>
    story
      .start(...CALL)
      .expectTask(incomingCall)
      .complete('connect', ASKED)
      .expectTask(transferCall)
      .skip('119 seconds')
      .expectNoTask(takeMessage)
      .skip('2 seconds')
      .expectStep('takingMessage')
      .expectTask(takeMessage)
      .for('secretary1')
      .prefilled(ASKED)
      .expectNoTask(transferCall)
      .complete('promised', ASKED)
      .expectEnd({ outcome: 'handedOver' })
      .keptAs('two-minutes'));

  it('WT-1.5 lets the secretary go back to the client and on with the talk', () =>
    story
      .start(...CALL)
      .expectTask(incomingCall)
      .complete('connect', ASKED)
      .expectTask(transferCall)
      .complete('back', { ...ASKED, note: 'Спросить о доставке' })
      .expectStep('answering')
      .expectTask(incomingCall)
      .prefilled({ ...ASKED, note: 'Спросить о доставке' })
      .complete('callBack', ASKED)
      .expectEnd({ outcome: 'handedOver' })
      .keptAs('back-to-the-client'));

  it('WT-1.6 WT-L1 promises a call within 10 minutes where the manager is busy, and writes to him', () =>
    story
      .start(...CALL)
      .expectTask(incomingCall)
      .complete('connect', { ...ASKED, manager: MANAGER })
      .expectTask(transferCall)
      .expectRefused('invalid', 'busy', { question: 'Без телефона' })
      .complete('busy', { ...ASKED, manager: MANAGER })
      .expectEvent('letter.queued', { template: 'urgent-call' })
      .expectEnd({ outcome: 'handedOver' })
      .see(({ processes: [root], now }) => {
        const { to } = root!.result as { to: { dueAt: number } };
        expect(to).toMatchObject({ urgent: true, manager: MANAGER });
        expect(Math.round((to.dueAt - now.getTime()) / 60_000)).toBe(10);
      })
      .keptAs('busy'));

  it('WT-1.4 loses nothing where the line breaks: a known number is called back by the secretary, an unknown one ends with what was said', async () => {
    await story
      .start(...CALL)
      .expectTask(incomingCall)
      .complete('dropped', ASKED)
      .expectStep('calling')
      .expectTask(fillRequest)
      .for('secretary')
      .prefilled(ASKED)
      .complete('confirmed', { ...ASKED, clientKind: 'private' })
      .expectEnd({ outcome: 'handedOver' })
      .keptAs('dropped');
    await story
      .start(...CALL)
      .expectTask(incomingCall)
      .complete('dropped', { question: 'Не успел сказать' })
      .expectEvent('contact.made', { what: 'dropped', said: 'Не успел сказать' })
      .expectEnd({ outcome: 'dropped' });
  });

  it('WT-1.6 calls back urgently a client who did not wait, where his number is known', async () => {
    const held = story
      .start(...CALL)
      .expectTask(incomingCall)
      .complete('connect', ASKED)
      .expectTask(transferCall)
      .skip('121 seconds')
      .expectTask(takeMessage);
    await held
      .complete('rangOff', ASKED)
      .expectEnd({ outcome: 'handedOver' })
      .see(({ processes: [root] }) => expect(root!.result).toMatchObject({ to: { urgent: true } }));
    await story
      .start(...CALL)
      .expectTask(incomingCall)
      .complete('connect', { question: 'Кто-то звонит' })
      .expectTask(transferCall)
      .skip('121 seconds')
      .expectTask(takeMessage)
      .complete('rangOff')
      .expectEnd({ outcome: 'dropped' });
  });

  cancelEverywhere(() =>
    story
      .start(...CALL)
      .expectTask(incomingCall)
      .complete('connect', ASKED)
      .expectTask(transferCall)
      .skip('121 seconds')
      .expectTask(takeMessage)
      .complete('promised', ASKED)
      .expectEnd(),
  );
});

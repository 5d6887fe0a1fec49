import { cancelEverywhere } from '../../test/harness/cancel-everywhere.js';
import { replay } from '../../test/harness/replay.js';
import { storyOf } from '../../test/harness/story-of.js';
import { confirmRequest, fillRequest, intake } from './intake.contract.js';

const CONFIRMED = { city: 'Казань', clientKind: 'private' } as const;

describe('intake of a request', () => {
  const story = storyOf(intake);

  it('WT-1.2 warns after 5 minutes, and escalates to the head of sales when the secretary has not called in 10; the task stays hers', () =>
    story
      .start()
      .expectTask(confirmRequest)
      .for('secretary')
      .warnsIn('5 working minutes')
      .dueIn('10 working minutes')
      .skip('6 working minutes')
      .expectNoEscalation()
      .skip('5 working minutes')
      .expectEscalation('head')
      .for('secretary')
      .complete('confirmed', CONFIRMED)
      .expectStep('handedOver')
      .expectEnd({ outcome: 'handedOver' })
      .see(({ tasks, events }) => {
        expect(tasks.map(({ late }) => late)).toEqual([true]);
        expect(events.filter(({ kind }) => kind === 'task.escalated')).toHaveLength(1);
      })
      .keptAs('late'));

  it('WT-1.2 does not escalate what was done in time', () =>
    story.start().expectTask(confirmRequest).complete('confirmed', CONFIRMED).skip('30 working minutes').expectNoEvent('task.escalated'));

  it('ALL-1 WT-1.2 lets the 10 minutes of a request at night begin when the secretary comes', () =>
    story
      .afterHours()
      .start()
      .expectTask(confirmRequest)
      .dueIn('10 working minutes')
      .see(({ tasks }) => expect(tasks.map(({ dueAt }) => dueAt?.toISOString())).toEqual([expect.stringMatching(/T06:10:00/)])) // 9:10 in Moscow
      .skip('9 working minutes')
      .expectNoEscalation()
      .skip('2 working minutes')
      .expectEscalation('head'));

  it('WT-1.2 counts another way of telling the client where a call is impossible, and records it as such', () =>
    story
      .start()
      .expectTask(confirmRequest)
      .expectRefused('invalid', 'notified')
      .complete('notified', { notifiedBy: 'messenger', note: 'Номер не отвечает, написала' })
      .expectEvent('contact.made', { what: 'notified', said: 'Номер не отвечает, написала' })
      .expectEnd({ outcome: 'handedOver' })
      .keptAs('notified'));

  it('WT-1.3 WT-S1 brings the task back at the time that the client has named, put aside until shortly before, and counts it as a promise (ALL-2)', () =>
    story
      .start()
      .expectTask(confirmRequest)
      .by('secretary2')
      .complete('callLater', (after) => ({ callAt: after('3 working hours') }))
      .expectStep('waiting')
      .expectEvent('contact.made', { what: 'callLater' })
      .expectTask(confirmRequest)
      .for('secretary')
      .see(({ tasks: [first, again], now }) => {
        expect(again!.dueAt!.toISOString()).toBe(first!.data!['callAt']);
        expect(again).toMatchObject({ assignee: null, wanted: { name: 'Демо Секретарь-Вторая' }, promise: { what: 'callBack' } });
        expect(again!.dueAt!.getTime() - again!.snoozedUntil!.getTime()).toBe(5 * 60_000);
        expect(again!.snoozedUntil!.getTime()).toBeGreaterThan(now.getTime());
      })
      .skip('2 working hours')
      .expectNoEscalation()
      .skip('61 working minutes')
      .expectEscalation('head')
      .complete('confirmed', CONFIRMED)
      .expectEnd({ outcome: 'handedOver' })
      .keptAs('another-time'));

  it('WT-1.3 makes the time at which the client wants the manager’s call the manager’s due time', () =>
    story
      .start()
      .expectTask(confirmRequest)
      .complete('confirmed', { ...CONFIRMED, managerAt: '2031-03-04T12:00:00+03:00' })
      .expectEnd()
      .see(({ processes: [root] }) => expect(root!.result).toMatchObject({ to: { dueAt: Date.parse('2031-03-04T09:00:00Z') } })));

  it('WT-1.3 fills the whole request where the client has only asked for a call', () =>
    story
      .start({ channel: 'site', kind: 'call' })
      .expectTask(fillRequest)
      .for('secretary')
      .dueIn('10 working minutes')
      .expectRefused('invalid', 'confirmed', CONFIRMED)
      .complete('confirmed', { ...CONFIRMED, question: 'Два микрофона для переговорной', name: 'Пример' })
      .expectEnd({ outcome: 'handedOver' })
      .keptAs('asked-for-a-call'));

  it('WT-S1 dials again where nobody answers, by the pack’s times, and ends as not reached after the last', () =>
    story
      .start()
      .expectTask(confirmRequest)
      .complete('notReached')
      .expectStep('redialling')
      .expectNoTask(confirmRequest)
      .skip('15 working minutes')
      .expectTask(confirmRequest)
      .dueIn('10 working minutes')
      .complete('notReached')
      .skip('1 working hour')
      .expectTask(confirmRequest)
      .complete('notReached')
      .skip('1 working day')
      .expectTask(confirmRequest)
      .complete('notReached')
      .expectStep('ended')
      .expectEnd({ outcome: 'notReached' })
      .see(({ events }) => expect(events.filter(({ kind, data }) => kind === 'contact.made' && data['what'] === 'notReached')).toHaveLength(4))
      .keptAs('not-reached'));

  it('WT-1.7 ends with a reason where the client needs nothing any more, and where the request is not for us', async () => {
    await story
      .start()
      .expectTask(confirmRequest)
      .by('secretary2')
      .complete('notNeeded', { whyNotNeeded: 'boughtElsewhere' })
      .expectEvent('task.completed', { outcome: 'notNeeded' })
      .expectStep('ended')
      .expectEnd({ outcome: 'notNeeded' })
      .keptAs('not-needed');
    await story
      .start({ channel: 'mail', kind: 'letter' })
      .expectTask(confirmRequest)
      .expectRefused('invalid', 'notOurs')
      .complete('notOurs', { whyNotOurs: 'spam' })
      .expectEnd({ outcome: 'notOurs' })
      .expectNoEvent('deal.opened');
  });

  it('WT-1.7 sorts by kind, by need and by who the client is, and tells by which row', async () => {
    await story
      .start()
      .expectTask(confirmRequest)
      .complete('confirmed', { city: 'Казань', clientKind: 'legal' })
      .expectEvent('decision.made', { table: 'sorting', outputs: [{ line: 'companies' }] })
      .see(({ processes: [root] }) => expect(root!.result).toMatchObject({ to: { line: 'companies', urgent: false, manager: null } }));
    await story
      .start({ kind: 'long-lead', channel: 'site' }, { kind: 'long-lead' })
      .expectTask(fillRequest)
      .complete('confirmed', { ...CONFIRMED, question: 'Оборудование зала под заказ' })
      .expectEvent('decision.made', { outputs: [{ line: 'longLead' }] });
  });

  it('WT-1.8 opens the deal with the first contact, once', () =>
    story
      .start()
      .expectTask(confirmRequest)
      .complete('confirmed', CONFIRMED)
      .expectEnd()
      .expectEvent('deal.opened')
      .see(({ events }) => expect(events.filter(({ kind }) => kind === 'deal.opened')).toHaveLength(1)));

  cancelEverywhere(() =>
    story
      .start()
      .expectTask(confirmRequest)
      .complete('callLater', (after) => ({ callAt: after('1 working hour') }))
      .expectTask(confirmRequest)
      .complete('notReached')
      .skip('15 working minutes')
      .expectTask(confirmRequest)
      .complete('confirmed', CONFIRMED)
      .expectEnd(),
  );

  replay(intake);
});

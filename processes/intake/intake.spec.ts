import { cancelEverywhere } from '../../test/harness/cancel-everywhere.js';
import { replay } from '../../test/harness/replay.js';
import { storyOf } from '../../test/harness/story-of.js';
import { confirmRequest, intake } from './intake.contract.js';

describe('intake', () => {
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
      .complete('confirmed', { city: 'Казань', clientKind: 'private' })
      .expectStep('handedOver')
      .expectEnd({ outcome: 'handedOver' })
      .see(({ tasks, events }) => {
        expect(tasks.map(({ late }) => late)).toEqual([true]);
        expect(events.filter(({ kind }) => kind === 'task.escalated')).toHaveLength(1);
      })
      .keptAs('late'));

  it('WT-1.2 does not escalate what was done in time', () =>
    story
      .start()
      .expectTask(confirmRequest)
      .complete('confirmed', { city: 'Казань', clientKind: 'private' })
      .skip('30 working minutes')
      .expectNoEvent('task.escalated'));

  it('WT-1.7 ends with a reason where the client needs nothing any more', () =>
    story
      .start()
      .expectTask(confirmRequest)
      .by('secretary2')
      .complete('notNeeded', { whyNotNeeded: 'boughtElsewhere' })
      .expectEvent('task.completed', { outcome: 'notNeeded' })
      .expectStep('ended')
      .expectEnd({ outcome: 'notNeeded' })
      .keptAs('not-needed'));

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
  cancelEverywhere(() => story.start().expectTask(confirmRequest).complete('confirmed', { city: 'Казань', clientKind: 'private' }).expectEnd());

  replay(intake);
});

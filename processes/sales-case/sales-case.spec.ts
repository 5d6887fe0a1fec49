import { cancelEverywhere } from '../../test/harness/cancel-everywhere.js';
import { replay } from '../../test/harness/replay.js';
import { storyOf } from '../../test/harness/story-of.js';
import { contact, contactClient } from '../contact/contact.contract.js';
import { confirmRequest, intake } from '../intake/intake.contract.js';
import { salesCase } from './sales-case.contract.js';

describe('sales case', () => {
  const story = storyOf(salesCase);

  it('WT-1.8 leads from the secretary to a manager to the end', () =>
    story
      .start()
      .expectStep('intake')
      .expectTask(confirmRequest)
      .for('secretary')
      .complete('confirmed', { city: 'Уфа', clientKind: 'legal' })
      .expectStep('contact')
      .expectTask(contactClient)
      .for('manager1')
      .complete('agreed', { agreed: 'Берёт' })
      .expectStep('closed')
      .expectEnd({ outcome: 'agreed' })
      .expectProcess(intake, 'completed')
      .expectProcess(contact, 'completed')
      .expectEvent('case.closed')
      .keptAs('agreed'));

  it('WT-1.7 is closed where the client needs nothing any more, and no manager hears of it', () =>
    story
      .start()
      .expectTask(confirmRequest)
      .complete('notNeeded', { whyNotNeeded: 'boughtElsewhere' })
      .expectEnd({ outcome: 'notNeeded' })
      .expectNoTask(contactClient)
      .keptAs('not-needed'));

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

  cancelEverywhere(() =>
    story
      .start()
      .expectTask(confirmRequest)
      .complete('confirmed', { city: 'Уфа', clientKind: 'legal' })
      .expectTask(contactClient)
      .complete('agreed', { agreed: 'Берёт' })
      .expectEnd(),
  );

  replay(salesCase);
});

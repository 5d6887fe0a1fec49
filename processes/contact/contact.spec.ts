import { cancelEverywhere } from '../../test/harness/cancel-everywhere.js';
import { replay } from '../../test/harness/replay.js';
import { storyOf } from '../../test/harness/story-of.js';
import { contact, contactClient } from './contact.contract.js';

/** As the secretary hands a calm matter over. */
const CALMLY = { manager: null, line: 'companies', urgent: false, dueAt: null };

describe('contact', () => {
  const story = storyOf(contact);

  it('WT-2.3 gives the managers one hour, and tells the head of sales when it is over', () =>
    story.start(CALMLY).expectTask(contactClient).for('manager1').dueIn('1 working hour').skip('61 working minutes').expectEscalation('head'));

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

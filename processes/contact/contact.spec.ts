import { cancelEverywhere } from '../../test/harness/cancel-everywhere.js';
import { replay } from '../../test/harness/replay.js';
import { storyOf } from '../../test/harness/story-of.js';
import { contact, contactClient } from './contact.contract.js';

describe('contact', () => {
  const story = storyOf(contact);

  it('WT-2.3 gives the managers one hour, and tells the head of sales when it is over', () =>
    story.start().expectTask(contactClient).for('manager').dueIn('1 working hour').skip('61 working minutes').expectEscalation('head'));

  it('WT-2.8 writes what was agreed into the history, in the name of whoever talked', () =>
    story
      .start()
      .expectTask(contactClient)
      .by('manager2')
      .complete('agreed', { agreed: 'Счёт завтра' })
      .expectEnd({ outcome: 'agreed' })
      .expectEvent('contact.made', { what: 'agreed', said: 'Счёт завтра' }, 'manager2')
      .keptAs('agreed'));

  it('WT-2.9 ends as lost, with a reason from the list and no other', () =>
    story
      .start()
      .expectTask(contactClient)
      .expectRefused('invalid', 'lost', { reason: 'сам не знает' })
      .complete('lost', { reason: 'tooExpensive' })
      .expectStep('lost')
      .expectEnd({ outcome: 'lost' })
      .keptAs('lost'));

  cancelEverywhere(() => story.start().expectTask(contactClient).complete('agreed', { agreed: 'Берёт' }).expectEnd());

  replay(contact);
});

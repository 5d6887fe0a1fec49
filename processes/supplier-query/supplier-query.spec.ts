import { cancelEverywhere } from '../../test/harness/cancel-everywhere.js';
import { answers } from '../../test/harness/market-words.js';
import { questionAbout, trader, want } from '../../test/harness/market.js';
import { replay } from '../../test/harness/replay.js';
import { demoPerson } from '../../test/harness/demo-person.js';
import { storyOf } from '../../test/harness/story-of.js';
import { askSupplier, supplierQuery, typeAnswer } from './supplier-query.contract.js';

/** What `questionAbout` fills in: whom, and which question. */
const ASKED = { query: '', supplier: '', byMail: true, manager: demoPerson('manager2') };

describe('a question by mail', () => {
  const story = storyOf(supplierQuery, { arrange: questionAbout(want('ASK-1')) });

  it('WT-3.4 goes out at once, and the answer that comes by mail ends it', () =>
    story
      .start(ASKED)
      .expectStep('waiting')
      .expectEvent('letter.queued', { template: 'supplier-question' })
      .expectEvent('supplier.asked', { supplier: 'Проба-Альфа', channel: 'mail' })
      .expectTask(typeAnswer)
      .for('manager2')
      .prefilled({ supplier: trader('Проба-Альфа') })
      .say(...answers('Проба-Альфа', [{ line: 1, has: 'yes', quantity: '2', price: '900', currency: 'RUB' }]))
      .expectStep('answered')
      .expectEvent('supplier.answered', { supplier: 'Проба-Альфа', channel: 'mail', late: false })
      .expectNoTask(typeAnswer)
      .expectEnd({ outcome: 'answered', satisfies: true })
      .keptAs('by-mail'));

  it('WT-3.4 WT-3.6 WT-F5 takes an answer that somebody types in, with price, date and reserve', () =>
    story
      .start(ASKED)
      .expectTask(typeAnswer)
      .expectRefused('invalid', 'answered')
      .expectRefused('invalid', 'answered', { answers: [{ line: 1, has: 'yes', price: '12,5' }] })
      .by('manager2')
      .complete('answered', (after) => ({
        answers: [{ line: 1, has: 'part', quantity: '1', price: '900.50', currency: 'RUB', reservedUntil: after('2 days') }],
        channel: 'messenger',
      }))
      .expectEvent('supplier.answered', { channel: 'messenger' }, 'manager2')
      .expectEvent('reservation.made')
      .expectEnd({ outcome: 'answered', satisfies: false })
      .keptAs('typed'));

  it('WT-3.4 has none of it, and says so', () =>
    story.start(ASKED).expectTask(typeAnswer).complete('nothing').expectEvent('supplier.answered').expectEnd({ outcome: 'answered', satisfies: false }));

  it('WT-3.4 reminds twice, then gives up: the task stays the same all the while', () =>
    story
      .start(ASKED)
      .expectTask(typeAnswer)
      .skip('61 working minutes')
      .expectEvent('supplier.reminded', { times: 1 })
      .skip('60 working minutes')
      .expectEvent('supplier.reminded', { times: 2 })
      .see(({ tasks, events }) => {
        expect(tasks.filter(({ name }) => name === 'typeAnswer')).toHaveLength(1);
        expect(events.filter(({ kind }) => kind === 'letter.queued')).toHaveLength(3);
      })
      .skip('60 working minutes')
      .expectStep('silent')
      .expectEvent('supplier.silent', { supplier: 'Проба-Альфа' })
      .expectNoTask(typeAnswer)
      .expectEnd({ outcome: 'silent', satisfies: false })
      .keptAs('silent'));

  it('WT-3.4 is given up by hand where he says that he will not answer', () =>
    story.start(ASKED).expectTask(typeAnswer).complete('silent').expectEvent('supplier.silent').expectEnd({ outcome: 'silent' }));

  cancelEverywhere(() =>
    story
      .start(ASKED)
      .expectTask(typeAnswer)
      .complete('answered', { answers: [{ line: 1, has: 'yes' }] })
      .expectEnd(),
  );

  replay(supplierQuery);
});

describe('a question to a supplier without an address', () => {
  const story = storyOf(supplierQuery, { arrange: questionAbout(want('CALL-1')) });

  it('WT-3.4 is asked by a person, and how is kept; then it is waited for', () =>
    story
      .start(ASKED)
      .expectStep('asking')
      .expectTask(askSupplier)
      .for('manager2')
      .prefilled({ supplier: trader('Проба-Звонок') })
      .dueIn('30 working minutes')
      .expectRefused('invalid', 'asked')
      .complete('asked', { channel: 'messenger' })
      .expectEvent('supplier.asked', { channel: 'messenger' }, 'manager2')
      .expectNoEvent('letter.queued')
      .expectStep('waiting')
      .expectTask(typeAnswer)
      .complete('answered', { answers: [{ line: 1, has: 'yes' }] })
      .expectEnd({ outcome: 'answered', satisfies: true })
      .keptAs('by-phone'));

  it('WT-3.4 may be answered on the same call', () =>
    story
      .start(ASKED)
      .expectTask(askSupplier)
      .complete('answered', { channel: 'phone', answers: [{ line: 1, has: 'expected', readyOn: '2031-01-01' }] })
      .expectNoTask(typeAnswer)
      .expectEnd({ outcome: 'answered', satisfies: true })
      .keptAs('answered-at-once'));

  it('WT-3.4 ends where he cannot be asked', () => story.start(ASKED).expectTask(askSupplier).complete('cannot').expectEnd({ outcome: 'silent' }));

  it('WT-3.4 shows itself to the head when nobody has asked in half an hour', () =>
    story.start(ASKED).expectTask(askSupplier).skip('31 working minutes').expectEscalation('head'));

  cancelEverywhere(() =>
    story.start(ASKED).expectTask(askSupplier).complete('asked', { channel: 'phone' }).expectTask(typeAnswer).complete('nothing').expectEnd(),
  );
});

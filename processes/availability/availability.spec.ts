import { cancelEverywhere } from '../../test/harness/cancel-everywhere.js';
import { answers, isAsked, isNotAsked } from '../../test/harness/market-words.js';
import { dealOf, leftAsked, trader, want } from '../../test/harness/market.js';
import { setOver } from '../../test/harness/set-over.js';
import { replay } from '../../test/harness/replay.js';
import { demoPerson } from '../../test/harness/demo-person.js';
import { storyOf } from '../../test/harness/story-of.js';
import { askSupplier, supplierQuery, typeAnswer } from '../supplier-query/supplier-query.contract.js';
import { availability, chooseSuppliers } from './availability.contract.js';

const FOR = { manager: demoPerson('manager1') };
const YES = [{ line: 1, has: 'yes', quantity: '2', price: '900', currency: 'RUB' }] as const;
const NO = [{ line: 1, has: 'no' }] as const;

describe('what the price lists have', () => {
  const story = storyOf(availability, { arrange: dealOf(want('IN-1'), want('EXP-1')) });

  it('WT-3.1 WT-3.2 WT-3.3 is known at once: in stock with the list’s day, and expected, and nobody is troubled', () =>
    story
      .start(FOR)
      .expectEnd({ open: 0 })
      .expectNoTask(typeAnswer)
      .see(({ events, processes }) => {
        const [found] = events.filter(({ kind }) => kind === 'item.found');
        expect(found!.data['lines']).toMatchObject([
          { line: 1, source: 'file', expected: false, supplierName: 'Проба-Склад', listedAt: expect.any(String) as string },
          { line: 2, source: 'file', expected: true, supplierName: 'Проба-Ожидание', readyOn: expect.any(String) as string },
        ]);
        expect(processes.map(({ process }) => process)).toEqual(['availability']);
      })
      .keptAs('in-the-lists'));
});

describe('what has to be asked', () => {
  const story = storyOf(availability, { arrange: dealOf(want('ASK-1')) });

  it('WT-3.5 asks two at the same time; the first that satisfies is enough, and the other is let go', () =>
    story
      .start(FOR)
      .expectStep('asking')
      .say(...isAsked('Проба-Альфа'))
      .say(...isAsked('Проба-Бета'))
      .say(...isNotAsked('Проба-Гамма'))
      .say(...answers('Проба-Бета', YES))
      .expectEvent('supplier.answered', { supplier: 'Проба-Бета' })
      .expectEvent('query.withdrawn', { suppliers: ['Проба-Альфа'] })
      .expectEvent('item.found')
      .expectNoTask(typeAnswer)
      .expectStep('known')
      .expectEnd({ open: 0 })
      .keptAs('first-enough'));

  it('WT-3.4 then asks the next supplier, once both have said no', () =>
    story
      .start(FOR)
      .say(...answers('Проба-Альфа', NO))
      .say(...answers('Проба-Бета', NO))
      .say(...answers('Проба-Гамма', YES))
      .expectEnd({ open: 0 })
      .keptAs('next-supplier'));

  it('WT-3.4 WT-3.5 goes on to the next where nobody answers in time, with his reminders first', () =>
    story
      .start(FOR)
      .say(...isAsked('Проба-Альфа'))
      .skip('181 working minutes')
      .expectEvent('supplier.silent', { supplier: 'Проба-Альфа' })
      .expectEvent('supplier.silent', { supplier: 'Проба-Бета' })
      .say(...isAsked('Проба-Гамма'))
      .keptAs('nobody-in-time'));

  it('WT-3.4 lets the manager name whom to ask where nobody is known any more, and ends where he knows nobody', () =>
    story
      .start(FOR)
      .say(...answers('Проба-Альфа', NO))
      .say(...answers('Проба-Бета', NO))
      .say(...answers('Проба-Гамма', NO))
      .expectStep('choosing')
      .expectTask(chooseSuppliers)
      .for('manager1')
      .dueIn('30 working minutes')
      .expectRefused('invalid', 'chosen')
      .complete('chosen', { suppliers: [{ supplier: trader('Проба-Звонок') }] })
      .expectTask(askSupplier)
      .for('manager1')
      .complete('cannot')
      .expectTask(chooseSuppliers)
      .complete('none')
      .expectEnd({ open: 1 })
      .keptAs('chosen'));

  it('WT-3.5 is not deceived by a part: it is kept, and the other is still waited for', () =>
    story
      .start(FOR)
      .say(...answers('Проба-Альфа', [{ line: 1, has: 'part', quantity: '1', price: '500', currency: 'RUB' }]))
      .expectEvent('supplier.answered', { supplier: 'Проба-Альфа' })
      .say(...isAsked('Проба-Бета'))
      .say(...answers('Проба-Бета', YES))
      .expectEnd({ open: 0 }));

  it('WT-2.9 takes its questions back when it is cancelled', () =>
    story
      .start(FOR)
      .say(...isAsked('Проба-Альфа'))
      .say(...isAsked('Проба-Бета'))
      .cancel()
      .expectCancelled()
      .expectEvent('query.withdrawn', { suppliers: ['Проба-Альфа', 'Проба-Бета'] })
      .keptAs('cancelled'));

  cancelEverywhere(
    () =>
      story
        .start(FOR)
        .say(...isAsked('Проба-Альфа'))
        .say(...answers('Проба-Альфа', NO))
        .say(...answers('Проба-Бета', NO))
        .say(...answers('Проба-Гамма', NO))
        .expectTask(chooseSuppliers)
        .complete('none')
        .expectEnd(),
    ({ events }) => leftAsked(events),
  );

  replay(availability);
});

describe('lines of several suppliers', () => {
  const story = storyOf(availability, { arrange: dealOf(want('ASK-1'), want('CALL-1'), want('OLD-1')) });

  it('WT-3.2 WT-3.5 waits on for the other lines when one of them is found, and an old price list is no answer', () =>
    story
      .start(FOR)
      .say(...isAsked('Проба-Альфа'))
      .say(...isAsked('Проба-Давний'))
      .say(...answers('Проба-Давний', [{ line: 3, has: 'yes', quantity: '2', price: '100', currency: 'RUB' }]))
      .say(...isAsked('Проба-Альфа'))
      .expectNoEvent('query.withdrawn')
      .say(...answers('Проба-Альфа', YES))
      .expectTask(askSupplier)
      .complete('answered', { channel: 'phone', answers: [{ line: 2, has: 'yes' }] })
      .expectEnd({ open: 0 })
      .expectProcess(supplierQuery, 'completed'));
});

describe('where the company waits for all', () => {
  const story = storyOf(availability, {
    arrange: async (scene) => {
      await setOver(scene, 'pack.json', ['availability', { atOnce: 3, wait: 'all' }]);
      return dealOf(want('ASK-1'))(scene);
    },
  });
  const dear = [{ line: 1, has: 'yes', quantity: '2', price: '1500', currency: 'RUB' }] as const;

  it('WT-3.5 asks three at once, and takes the best by price once all have answered', () =>
    story
      .start(FOR)
      .say(...answers('Проба-Гамма', dear))
      .say(...isAsked('Проба-Альфа'))
      .say(...answers('Проба-Альфа', YES))
      .say(...isAsked('Проба-Бета'))
      .say(...answers('Проба-Бета', dear))
      .expectEvent('item.found')
      .see(({ events }) => expect(events.find(({ kind }) => kind === 'item.found')!.data['lines']).toMatchObject([{ supplierName: 'Проба-Альфа' }]))
      .expectEnd({ open: 0 })
      .keptAs('all-answered'));

  it('WT-3.5 takes the best of what has come when nobody is waited for any more', () =>
    story
      .start(FOR)
      .say(...answers('Проба-Гамма', dear))
      .skip('181 working minutes')
      .expectEvent('supplier.silent', { supplier: 'Проба-Альфа' })
      .expectEvent('supplier.silent', { supplier: 'Проба-Бета' })
      .expectEnd({ open: 0 }));
});

/** @jest-environment-options {"customExportConditions": ["shapes", "source", "node", "node-addons", "require", "default"]} */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cancelEverywhere } from '../harness/cancel-everywhere.js';
import { SHAPES_ROOM } from '../harness/histories.js';
import { replay } from '../harness/replay.js';
import { storiesOfShapes } from '../harness/story-of.js';
import { answered, giveUp, replied, settle } from '../shapes/answered/answered.contract.js';
import { agree, booking, confirm, releaseByHand } from '../shapes/booking/booking.contract.js';
import { chain, check, prepare, send } from '../shapes/chain/chain.contract.js';
import { CONTRACTS } from '../shapes/index/contracts.js';
import { label, parallel, pick, recall, weigh } from '../shapes/parallel/parallel.contract.js';
import { make, part } from '../shapes/part/part.contract.js';
import { finish, left, race, right } from '../shapes/race/race.contract.js';
import { dial, redial } from '../shapes/redial/redial.contract.js';
import { effectsIn } from '../shapes/sink.js';
import { close, decide, remind, timed } from '../shapes/timed/timed.contract.js';

// Stories of the shapes of the kit, in the words of a process's own spec: what they leave in a history is what the replay gate is tried with.

const sink = mkdtempSync(join(tmpdir(), 'reglament-sink-'));
process.env['REGLAMENT_SINK'] = sink;
afterAll(() => rmSync(sink, { recursive: true, force: true }));
const of = storiesOfShapes();

describe('chain', () => {
  const whole = () =>
    of(chain).start().expectTask(prepare).for('secretary').complete('done').expectTask(check).complete('done').expectTask(send).complete('done');

  it('goes through three tasks', () => whole().expectStep('over').expectEnd({ ended: 'sent' }).keptAs('sent'));
  it('ends where one is dropped', () =>
    of(chain).start().expectTask(prepare).complete('done').expectTask(check).complete('dropped').expectEnd({ ended: 'check' }).keptAs('dropped'));
  cancelEverywhere(whole);
});

describe('race', () => {
  const whole = () => of(race).start().expectTask(left).complete('done').expectNoTask(right).skip('1 minute').expectTask(finish).complete('done');

  it('is won by the first click, and goes on after a pause', () => whole().expectEnd({ ended: 'left' }).keptAs('left'));
  cancelEverywhere(whole);
});

describe('timed', () => {
  const whole = () => of(timed).start().expectTask(decide).complete('done').expectTask(remind).complete('done').expectTask(close).complete('done');

  it('goes on by clicks, its timers unused', () => whole().expectEnd({ ended: 'decide remind close' }).keptAs('clicked'));
  it('goes on by its timers, with nobody there', () => of(timed).start().skip('1 minute').expectEnd({ ended: 'limit pause promised' }).keptAs('waited'));
  cancelEverywhere(whole);
});

describe('answered', () => {
  const whole = () => of(answered).start().expectTask(giveUp).complete('done').expectTask(settle).complete('done');

  it('goes on by replies', () =>
    of(answered)
      .start()
      .expectTask(giveUp)
      .message(replied, { text: 'one' })
      .expectTask(settle)
      .message(replied, { text: 'two' })
      .expectEnd({ ended: 'reply reply one two' })
      .keptAs('replied'));
  it('goes on by patience, and by a correction', () =>
    of(answered)
      .start()
      .skip('11 minutes')
      .expectStep('settling')
      .expectTask(settle)
      .correct({ city: 'Пермь' })
      .expectEnd({ ended: 'patience corrected' })
      .keptAs('corrected'));
  cancelEverywhere(whole);
});

describe('redial', () => {
  const turns = (number: number) =>
    Array.from({ length: number }).reduce<ReturnType<ReturnType<typeof of<typeof redial>>['start']>>(
      (story) => story.expectTask(dial).complete('dropped'),
      of(redial).start().skip('1 minute').skip('1 minute').skip('1 minute'),
    );

  it('dials again and again', () => turns(3).expectTask(dial).complete('done').expectEnd({ ended: 'after 3 calls' }).keptAs('few'));
  it('continues as new where it dials for long', () => turns(14).expectTask(dial).complete('done').expectEnd({ ended: 'after 14 calls' }).keptAs('many'));
  cancelEverywhere(() => turns(2).expectTask(dial).complete('done'));
});

describe('parallel', () => {
  const whole = () =>
    of(parallel)
      .start()
      .expectTask(pick)
      .complete('done')
      .expectTask(weigh)
      .complete('done')
      .expectTask(label)
      .complete('done')
      .expectTask(make)
      .complete('done')
      .expectTask(make)
      .complete('done');

  it('goes through branches and children, and ends with a part that is enough', () =>
    whole().expectStep('adding').expectTask(recall).complete('done').expectNoTask(make).expectEnd({ ended: 'first done second done recalled' }).keptAs('made'));
  cancelEverywhere(whole);
});

describe('part', () => {
  it('is made', () =>
    of(part)
      .start({ name: 'first' })
      .expectTask(make)
      .prefilled({ note: 'first' })
      .complete('done')
      .expectEnd({ name: 'first', outcome: 'done' })
      .keptAs('made'));
});

describe('booking', () => {
  const whole = () => of(booking).start().expectTask(agree).complete('done').expectTask(confirm).complete('done');

  it('books', () => whole().expectEnd({ ended: 'booked' }).keptAs('booked'));
  it('undoes what it did where it fails', () =>
    of(booking).start().expectTask(agree).complete('done').expectTask(confirm).complete('dropped').expectFailure('not-confirmed').keptAs('failed'));
  it('asks a person to undo what cannot be undone, on a cancel', () =>
    of(booking)
      .start()
      .expectTask(agree)
      .complete('done', { fails: 'release' })
      .expectTask(confirm)
      .cancel()
      .expectTask(releaseByHand)
      .complete('done')
      .expectCancelled()
      .keptAs('by-hand'));
  cancelEverywhere(whole, ({ processes }) => {
    const done = effectsIn(sink).filter(({ instance }) => instance === processes[0]!.id);
    const times = (what: string) => done.filter((one) => one.what === what).length;
    return times('reserve') === times('release') && times('pay') === times('refund') ? [] : [`done and not undone: ${done.map(({ what }) => what).join(', ')}`];
  });
});

describe('the gate', () => {
  for (const shape of CONTRACTS) replay(shape, SHAPES_ROOM);
});

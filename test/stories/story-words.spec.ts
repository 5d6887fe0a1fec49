import { join } from 'node:path';
import { Line } from '#kit/testing/line.js';
import { partingOf } from '#kit/testing/parting.js';
import { retell } from '#kit/testing/retell.js';
import { confirmRequest, intake } from '../../processes/intake/intake.contract.js';
import { contactClient } from '../../processes/contact/contact.contract.js';
import { keptRuns, missingRun, PRODUCT_ROOM } from '../harness/histories.js';
import { storyOf } from '../harness/story-of.js';

const HERE = 'story-words.spec.ts';
const confirmed = { city: 'Казань', clientKind: 'private' } as const;

/** The error with which a story ends. */
async function errorOf(story: PromiseLike<void>): Promise<Error> {
  try {
    await story;
  } catch (error) {
    return error as Error;
  }
  throw new Error('The story was expected to fail.');
}

describe('a line that fails', () => {
  const story = storyOf(intake);

  it('says which word, what it expected and what stands, and points at the line of the test', async () => {
    const error = await errorOf(story.start().expectTask(confirmRequest).complete('notOurs', { whyNotOurs: 'jobSeeker' }).expectEnd({ outcome: 'handedOver' }));
    expect(error.message.split('\n')).toEqual([
      'Expected the end with {"outcome":"handedOver"}, and the process ended with {"outcome":"notOurs"}.',
      `  in the story: start() → expectTask(confirmRequest) → complete('notOurs') → ► expectEnd({"outcome":"handedOver"})`,
      '  what stands:  intake completed at step "ended" with {"outcome":"notOurs"}; no open task; last events: contact.made, step.entered, process.ended, case.closed',
    ]);
    expect(error.stack!.split('\n').find((frame) => frame.trim().startsWith('at '))).toContain(HERE);
  });

  it.each([
    ['a task that nobody has', () => story.start().expectTask(contactClient), 'Expected the task "contactClient", and nobody has it.'],
    [
      'a task of somebody else',
      () => story.start().expectTask(confirmRequest).for('driver'),
      'Expected the task "confirmRequest" in the inbox of driver, and it lies in role:secretary.',
    ],
    [
      'a deadline',
      () => story.start().expectTask(confirmRequest).dueIn('2 hours'),
      'Expected the task "confirmRequest" due 2 hours after it was opened, and that is after 10 minutes.',
    ],
    [
      'an escalation before its time',
      () => story.start().expectTask(confirmRequest).skip('9 minutes').expectEscalation('head'),
      'Expected the task "confirmRequest" to escalate to head, and it has not.',
    ],
    [
      'an escalation that must not be',
      () => story.start().expectTask(confirmRequest).skip('11 minutes').expectNoEscalation(),
      /^Expected no escalation of the task "confirmRequest", and it escalated at /,
    ],
    ['a step', () => story.start().expectTask(confirmRequest).expectStep('ended'), 'Expected the step "ended", and the process stands at "calling".'],
    [
      'a refusal',
      () => story.start().expectTask(confirmRequest).expectRefused('invalid', 'confirmed', confirmed),
      'Expected that "confirmed" is refused with "invalid", and it was done.',
    ],
    ['a cancel', () => story.start().expectTask(confirmRequest).expectCancelled(), 'Expected the process to end as cancelled, and it is running.'],
    ['a duration', () => story.start().skip('3 workdays'), /"3 workdays" is no duration/],
    [
      'a prefilled form',
      () => story.start().expectTask(confirmRequest).prefilled({ city: 'Омск' }),
      /to begin with \{"city":"Омск"\}, and it begins with \{\}/,
    ],
    ['an event', () => story.start().expectEvent('task.completed'), 'Expected the event task.completed with {}, and none is told.'],
    ['no task', () => story.start().expectNoTask(confirmRequest), 'Expected no task "confirmRequest", and one lies before secretary.'],
    ['a history that is not kept', () => story.start().keptAs('unheard-of'), /npm run record -- intake/],
  ])('is exact about %s', async (_what, tell, words) => {
    const [first] = (await errorOf(tell())).message.split('\n');
    expect(first).toMatch(words);
  });

  it('is told apart from other cases that are told side by side', async () => {
    const [one, two] = [story.start().expectTask(confirmRequest), story.start().expectTask(confirmRequest)];
    await Promise.all([one, two]);
    await one.complete('confirmed', confirmed).expectEnd({ outcome: 'handedOver' });
    await two.expectNoEscalation().complete('notNeeded', { whyNotNeeded: 'plansChanged' }).expectEnd({ outcome: 'notNeeded' });
  });

  it('does not compile where a word does not fit the process or the task', () => {
    // Never told: only the compiler reads them.
    const untold = () => {
      const task = story.start().expectTask(confirmRequest);
      // @ts-expect-error there is no such outcome
      task.complete('done', confirmed);
      // @ts-expect-error the outcome requires a kind of client
      task.complete('confirmed', { city: 'Казань' });
      // @ts-expect-error there is no such step
      task.expectStep('contacting');
      // @ts-expect-error no such result
      task.expectEnd({ outcome: 'agreed' });
    };
    expect(untold).toBeInstanceOf(Function);
  });
});

describe('a line', () => {
  it('knows the first word that was never carried out', async () => {
    const line = new Line(() => Promise.resolve('nothing'));
    line.add('one', () => Promise.resolve());
    await line.carryOut();
    expect(line.unawaited).toBeUndefined();
    line.add('two', () => Promise.resolve());
    expect(line.unawaited?.stack).toContain(HERE);
  });

  it('tells an error that it did not expect with its cause', async () => {
    const line = new Line(() => Promise.resolve('nothing'));
    line.add('one', () => Promise.reject(new TypeError('broken')));
    await expect(line.carryOut()).rejects.toMatchObject({ message: expect.stringContaining('broken') as string, cause: expect.any(TypeError) as Error });
  });
});

describe('the replay gate', () => {
  const kept = keptRuns('intake').find(({ name }) => name.endsWith('-late'));

  it('names the process, the history, the step and the event, what was told and what is, and what to do', async () => {
    const retold = await retell({ codePath: join(PRODUCT_ROOM.bundle) }, kept!);
    expect(partingOf(kept!, retold)).toBeUndefined();
    const told = kept!.told.map((one) => ({ ...one, words: one.words.map((words) => words.replace('enters step "handedOver"', 'enters step "assigned"')) }));
    expect(partingOf({ ...kept!, told }, retold)!.split('\n')).toEqual([
      expect.stringMatching(/^intake no longer tells its history 0\.1\.0-late: at step "calling", event \d+,$/) as string,
      '  then: enters step "assigned" by move 2; ends completed',
      '  now:  enters step "handedOver" by move 2; ends completed',
      `  If the change is meant, put it under if (patched('<date>-<what>')), so that cases which began before go on in the old way.`,
      '  Remove the history only where no case that began under 0.1.0 can be open any more.',
    ]);
  });

  it('asks for a history of each process and version', () => {
    expect(missingRun('intake', keptRuns('intake'))).toBeUndefined();
    expect(missingRun('intake', [])).toContain('npm run record -- intake');
  });
});

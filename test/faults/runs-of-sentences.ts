import { setTimeout as pause } from 'node:timers/promises';
import { clickUntilAnswered, forgetInMemory, must, mustBe, POISON, type NamedRun } from './named-run.js';
import type { Matter, World } from './world.js';
import { randomUUID } from 'node:crypto';

/** Events of a run from which on the next click may make a loop continue as new. */
const NEARLY_LONG = 56;

/** Clicks a loop on until its run is nearly long; its timers have had their turns before, so that only clicks end a turn. */
async function nearlyLong(world: World): Promise<Matter> {
  const matter = await world.begin('redial');
  const root = await world.root(matter);
  const timers = `SELECT 1 FROM wait w JOIN process_instance i ON i.id = w.instance WHERE i."case" = $1 AND w.decided_by LIKE 'timer:%' HAVING count(*) = 3`;
  await world.until('the timed turns to end', timers, [matter.caseId]);
  for (let i = 0; i < 40; i += 1) {
    await world.click('secretary1', await world.task(matter, 'dial'), { outcome: 'dropped' });
    const { historyLength } = await world.client.workflow.getHandle(`${root.process}:${root.id}`).describe();
    if (historyLength >= NEARLY_LONG) return matter;
  }
  throw new Error('The loop did not grow long.');
}

/** One run for each sentence marked in the protocol: the schedule that breaks it where the sentence is missing (docs/model). */
export const RUNS_OF_SENTENCES: readonly NamedRun[] = [
  {
    name: 'sentence-arbiter',
    about: 'A click on one task of a race is committed and not yet delivered when somebody clicks the other task: that is 409.',
    finds: 'arbiter',
    async run(world) {
      const matter = await world.begin('race');
      const [left, right] = [await world.task(matter, 'left'), await world.task(matter, 'right')];
      await world.restart('api', 'command-committed:1:delay:2500');
      const first = world.click('secretary1', left);
      await pause(800);
      mustBe(await world.click('manager1', right), 409);
      mustBe(await first, 200, 202);
      return [matter];
    },
  },
  {
    name: 'sentence-effect',
    about: 'A flush has committed, its workflow task is lost, and is done again with other effects beside it: another click was faster this time.',
    finds: 'effect',
    async run(world) {
      const matter = await world.begin('parallel');
      const [pick, weigh] = [await world.task(matter, 'pick'), await world.task(matter, 'weigh')];
      await world.restart('worker', 'projection-committed:1:kill9');
      const first = world.click('manager1', weigh);
      await world.died('worker');
      await Promise.all([forgetInMemory(world), first]);
      await world.lease(matter, 60);
      const second = world.click('secretary1', pick);
      await world.start('worker');
      mustBe(await second, 200, 202);
      await world.until('the second click to be applied', `SELECT 1 FROM command WHERE task = $1 AND status = 'applied'`, [pick.id]);
      await world.lease(matter, 0);
      return [matter];
    },
  },
  {
    name: 'sentence-notyet',
    about: 'The task that a lost workflow task had opened is clicked before the click that opens it comes again: the story does not know its wait yet.',
    finds: 'notyet',
    async run(world) {
      const matter = await world.begin('chain');
      const prepare = await world.task(matter, 'prepare');
      await world.restart('worker', 'projection-committed:1:kill9');
      const first = world.click('secretary1', prepare);
      await world.died('worker');
      await Promise.all([forgetInMemory(world), first]);
      await world.lease(matter, 60);
      const check = await world.task(matter, 'check');
      const second = world.click('manager1', check);
      await world.start('worker');
      mustBe(await second, 202); // the story does not know its wait yet
      await world.lease(matter, 0);
      return [matter];
    },
  },
  {
    name: 'sentence-readback',
    about: 'The flush that opens a timer’s wait is done again: the instant must come from the row that the first one wrote.',
    finds: 'readback',
    async run(world) {
      await world.restart('worker', 'projection-committed:1:kill9');
      const matter = await world.begin('timed');
      await world.died('worker');
      await world.start('worker');
      await world.until(
        'the first timer to end',
        `SELECT 1 FROM wait w JOIN process_instance i ON i.id = w.instance WHERE i."case" = $1 AND w.decided_by LIKE 'timer:%'`,
        [matter.caseId],
        15_000,
      );
      return [matter];
    },
  },
  {
    name: 'sentence-adopt',
    about: 'A timer has decided in the read model, its workflow task is lost, and a cancel asks for the same wait: the story takes what it reads back.',
    async run(world) {
      const matter = await world.begin('timed');
      await world.restart('worker', 'decide-committed:1:kill9');
      await world.died('worker');
      await world.cancelByTemporal(matter);
      await world.start('worker');
      await closed(world, matter);
      return [matter];
    },
  },
  {
    name: 'sentence-guard',
    about: 'The API holds a refusal in its hands while a sweeper has stored it, the task is open again, and somebody has completed it.',
    async run(world) {
      const matter = await world.begin('chain');
      const task = await world.task(matter, 'prepare');
      await world.restart('api', 'update-answered:1:delay:10000');
      const first = world.click('secretary1', task, { data: POISON });
      const again = await world.product.until('the task to be open again', async () =>
        (await world.openTasks([matter])).find(({ id, version }) => id === task.id && version === 2),
      );
      mustBe(await world.click('secretary2', again), 200, 202);
      mustBe(await first, 409);
      return [matter];
    },
  },
  {
    name: 'sentence-retry',
    about: 'A timer ends while a click has the wait; the click is refused; the timer asks again a minute later, and has it.',
    finds: 'retry',
    patience: 90_000,
    async run(world) {
      await world.restart('api', 'command-committed:1:delay:5000');
      const matter = await world.begin('timed');
      mustBe(await world.click('secretary1', await world.task(matter, 'decide'), { data: POISON }), 409);
      return [matter];
    },
  },
  {
    name: 'sentence-byrun',
    about: 'The answer of the click that makes a loop continue as new is lost: the command is delivered again to its own run, and gets its stored answer.',
    async run(world) {
      const matter = await nearlyLong(world);
      const { current_run: before } = await world.root(matter);
      for (let i = 0; i < 4; i += 1) {
        const task = await world.task(matter, 'dial');
        const key = randomUUID();
        await world.restart('api', 'update-answered:1:kill9');
        const clicked = await world.click('secretary1', task, { outcome: 'dropped', key });
        mustBe(clicked, 0);
        await world.died('api');
        await world.start('api');
        mustBe(await clickUntilAnswered(world, 'secretary1', task, { outcome: 'dropped', key }), 200);
        if ((await world.root(matter)).current_run !== before) break;
      }
      must('the loop has continued as new', (await world.root(matter)).current_run !== before);
      await world.restart('api');
      return [matter];
    },
  },
  {
    name: 'sentence-carrycancel',
    about: 'A cancel has lost against a click, and the loop continues as new: the cancel goes along.',
    async run(world) {
      const matter = await nearlyLong(world);
      const { current_run: before } = await world.root(matter);
      const task = await world.task(matter, 'dial');
      await world.restart('api', 'command-committed:1:delay:2500');
      const click = world.click('secretary1', task, { outcome: 'dropped' });
      await pause(1_000);
      await world.cancelByTemporal(matter);
      mustBe(await click, 200, 202, 409);
      await closed(world, matter);
      must('the loop has continued as new with it', (await world.root(matter)).current_run !== before);
      return [matter];
    },
  },
  {
    name: 'sentence-startguard',
    about: 'A case is cancelled before the relay has started it: the command waits until there is something to call.',
    async run(world) {
      await world.kill('worker');
      const matter = await world.begin('chain');
      const { status, body } = await world.post('head', `/cases/${matter.caseId}/cancel`, { reason: 'before it began' });
      must(`the cancel is accepted (${status})`, status === 202 && typeof body['commandId'] === 'string');
      await pause(500);
      await world.start('worker');
      await closed(world, matter);
      return [matter];
    },
  },
  {
    name: 'sentence-msglock',
    about: 'A message and the wait that hopes for it are written at the same moment: they must not pass each other unseen.',
    finds: 'msglock',
    async run(world) {
      await world.kill('worker');
      await world.restart('api', 'message-uncommitted:1:delay:7000');
      const matter = await world.begin('answered');
      const message = world.message(matter, 'at the same moment');
      await pause(500);
      await world.start('worker');
      must('the message is taken in', (await message).status === 201);
      return [matter];
    },
  },
  {
    name: 'sentence-earlycmd',
    about: 'A message comes before its wait and is not lost; a second one comes between two waits; a third one finds nobody.',
    async run(world) {
      await world.kill('worker');
      const matter = await world.begin('answered');
      for (const text of ['early', 'second', 'third']) must(`"${text}" is taken in`, (await world.message(matter, text)).status === 201);
      await world.start('worker');
      await closed(world, matter);
      const rows = await world.rows<{ status: string }>(`SELECT status FROM message WHERE key = $1 ORDER BY received_at, id`, [matter.requestId]);
      must(`two are taken and one is free (${rows.map(({ status }) => status).join(' ')})`, rows.map(({ status }) => status).join(' ') === 'taken taken free');
      return [matter];
    },
  },
  {
    name: 'sentence-msgarb',
    about: 'Messages and clicks want the same waits at the same moment: one has each.',
    async run(world) {
      const matters = await Promise.all(Array.from({ length: 6 }, () => world.begin('answered')));
      for (const [i, matter] of matters.entries()) {
        const task = await world.task(matter, 'giveUp');
        await Promise.all([
          pause(Math.max(0, (i - 3) * 8)).then(() => world.message(matter, `message ${i}`)),
          pause(Math.max(0, (3 - i) * 8)).then(async () => mustBe(await world.click('secretary1', task), 200, 202, 409)),
        ]);
      }
      return matters;
    },
  },
  {
    name: 'sentence-parent-awaits',
    about: 'A parent is cancelled while the completion of a child is in flight, and the worker dies: it ends after its children, whichever way they end.',
    async run(world) {
      const matter = await world.begin('parallel');
      for (const name of ['pick', 'weigh', 'label'])
        mustBe(await world.click(name === 'weigh' ? 'manager1' : 'secretary1', await world.task(matter, name)), 200, 202);
      const make = await world.task(matter, 'make');
      await world.restart('worker', 'projection-committed:1:kill9');
      const click = world.click('manager1', make);
      await world.post('head', `/cases/${matter.caseId}/cancel`, { reason: 'while a child completes' });
      await world.died('worker');
      await world.start('worker');
      mustBe(await click, 200, 202, 409);
      await closed(world, matter);
      return [matter];
    },
  },
  {
    name: 'withdrawal-outlives-the-worker',
    about:
      'One part of a story has ended with enough, and the worker dies when the withdrawal of another one is committed: told again, the story ends the same way, with nothing left open.',
    async run(world) {
      const matters = await Promise.all(Array.from({ length: 3 }, () => world.begin('parallel')));
      const doing = { pick: 'secretary1', weigh: 'manager1', label: 'secretary1', make: 'manager1' } as const;
      for (const matter of matters) {
        for (const name of ['pick', 'weigh', 'label', 'make', 'make'] as const)
          mustBe(await world.click(doing[name], await world.task(matter, name)), 200, 202);
        mustBe(await world.click('manager1', await world.task(matter, 'make')), 200, 202); // the third part or the spare one: after the third its packing is withdrawn
        await world.task(matter, 'recall');
      }
      await world.restart('worker', 'decide-committed:2:kill9');
      const clicks = matters.map(async (matter) => mustBe(await world.click('manager1', await world.task(matter, 'recall')), 200, 202));
      await world.died('worker');
      await world.start('worker');
      await Promise.all(clicks);
      for (const matter of matters) await closed(world, matter);
      return matters;
    },
  },
  {
    name: 'sentence-freelook',
    about: 'A message comes while a click has its wait; the click is refused: the wait that is free again takes the message.',
    async run(world) {
      const matter = await world.begin('answered');
      const task = await world.task(matter, 'giveUp');
      await world.restart('api', 'command-committed:1:delay:3000');
      const click = world.click('secretary1', task, { data: POISON });
      await pause(1_000);
      const { status, body } = await world.message(matter, 'while a click has the wait');
      must(`the message is taken in, and nobody has it yet (${status} ${String(body['status'])})`, status === 201 && body['status'] === 'free');
      mustBe(await click, 409);
      await world.task(matter, 'settle');
      return [matter];
    },
  },
  {
    name: 'sentence-openlook',
    about: 'A correction is made while no wait hopes for one: the next that does hears of it.',
    async run(world) {
      const matter = await world.begin('answered');
      const task = await world.task(matter, 'giveUp');
      must('the correction is taken', (await world.post('manager1', `/cases/${matter.caseId}/correct`, { changes: { note: 'another' } })).status === 200);
      mustBe(await world.click('secretary1', task), 200, 202);
      await closed(world, matter);
      return [matter];
    },
  },
  {
    name: 'sentence-look',
    about: 'The clock of a case is moved to its next deadline: the story’s timer, armed for later, hears of it.',
    async run(world) {
      const matter = await world.begin('answered');
      await world.task(matter, 'giveUp');
      must('the clock is moved', (await world.post('secretary1', `/cases/${matter.caseId}/clock`, {})).status === 200);
      await world.task(matter, 'settle');
      return [matter];
    },
  },
  {
    name: 'sentence-due',
    about: 'A hold moves a timer while Temporal is away; the timer fires at its old instant, and must not decide during the hold.',
    async run(world) {
      const matter = await world.begin('timed');
      const { wait } = await world.task(matter, 'decide');
      await world.killTemporal();
      const until = new Date(Date.now() + 9_000).toISOString();
      must('the hold is taken', (await world.post('head', `/cases/${matter.caseId}/hold`, { until, reason: 'by a run' })).status === 200);
      await world.startTemporal();
      await world.until('the first timer to decide', `SELECT 1 FROM wait WHERE id = $1 AND decided_by IS NOT NULL`, [wait]);
      const [decided] = await world.rows<{ held: boolean; cause: string }>(`SELECT decided_at < $2 AS held, decided_by AS cause FROM wait WHERE id = $1`, [
        wait,
        until,
      ]);
      must(`the timer decides after the hold, by itself (${decided!.cause})`, !decided!.held && decided!.cause === 'timer:limit');
      return [matter];
    },
  },
];

function closed(world: World, { caseId }: Matter): Promise<void> {
  return world.until('the case to end', `SELECT 1 FROM case_file WHERE id = $1 AND status = 'closed'`, [caseId]);
}

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { updatesOf } from './histories-of.js';
import { clickUntilAnswered, must, mustBe, POISON, times, type NamedRun } from './named-run.js';

/** Kills the API at a point of a click; the same click with the same key then gets one answer, always the same. */
function apiKilledAt(point: string, about: string): NamedRun {
  return {
    name: `fault-3-api-killed-at-${point}`,
    about,
    ...(point === 'command-committed' ? { finds: 'sweeper' as const } : {}),
    async run(world) {
      const matter = await world.begin('chain');
      const task = await world.task(matter, 'prepare');
      const key = randomUUID();
      await world.restart('api', `${point}:1:kill9`);
      mustBe(await world.click('secretary1', task, { key }), 0);
      await world.died('api');
      await world.start('api');
      const first = await clickUntilAnswered(world, 'secretary1', task, { key });
      mustBe(first, 200);
      const second = await world.click('secretary1', task, { key });
      must('the same key gets the same body', second.text === first.text);
      return [matter];
    },
  };
}

/** One run for each fault of the catalogue that needs the whole product; those of its servers and disks have files of their own. */
export const RUNS_OF_FAULTS: readonly NamedRun[] = [
  {
    name: 'fault-1-worker-killed-after-side-effect',
    about: 'The worker is killed after an activity has had its effect outside: it is done again, and the effect is there once.',
    async run(world) {
      const matter = await world.begin('booking');
      const task = await world.task(matter, 'agree');
      await world.restart('worker', 'side-effect-done:1:kill9');
      await world.click('secretary1', task);
      await world.died('worker');
      await world.start('worker');
      await world.task(matter, 'confirm');
      return [matter];
    },
  },
  {
    name: 'fault-2-worker-killed-after-projection',
    about: 'The worker is killed after a projection has committed, and Temporal and the API with it.',
    async run(world) {
      const matter = await world.begin('chain');
      const task = await world.task(matter, 'prepare');
      await world.restart('worker', 'projection-committed:1:kill9');
      const key = randomUUID();
      await Promise.all([world.click('secretary1', task, { key }), world.died('worker').then(() => Promise.all([world.killTemporal(), world.kill('api')]))]);
      await world.startTemporal();
      await Promise.all([world.start('worker'), world.start('api')]);
      mustBe(await clickUntilAnswered(world, 'secretary1', task, { key }), 200);
      return [matter];
    },
  },
  apiKilledAt('command-uncommitted', 'The API is killed before the click is committed: it never was, and the same key completes the task.'),
  apiKilledAt('command-committed', 'The API is killed after the click is committed: a sweeper brings it to the story.'),
  apiKilledAt('update-answered', 'The API is killed after Temporal has answered and before the answer is stored.'),
  apiKilledAt('answer-stored', 'The API is killed after the answer is stored and before it goes out.'),
  {
    name: 'fault-6-duplicate-webhook',
    about: 'One delivery comes fifty times at once, and again after it was consumed: it is one message.',
    async run(world) {
      const matter = await world.begin('answered');
      await world.task(matter, 'giveUp');
      const delivery = randomUUID();
      const answers = await Promise.all(times(50, () => world.message(matter, 'one', delivery)));
      const statuses = answers.map(({ status }) => status);
      must(
        `49 of 50 copies are known (${statuses.join(' ')})`,
        statuses.filter((status) => status === 201).length === 1 && statuses.every((status) => status === 201 || status === 200),
      );
      await world.task(matter, 'settle');
      must('a late copy is known, too', (await world.message(matter, 'one', delivery)).status === 200);
      const [{ n }] = (await world.rows<{ n: number }>(`SELECT count(*)::int AS n FROM message WHERE key = $1`, [matter.requestId])) as [{ n: number }];
      must(`there is one message, not ${n}`, n === 1);
      return [matter];
    },
  },
  {
    name: 'fault-7-double-click',
    about: 'Twenty equal posts with one key get twenty equal bodies, and complete the task once.',
    async run(world) {
      const matter = await world.begin('chain');
      const task = await world.task(matter, 'prepare');
      const key = randomUUID();
      const clicks = await Promise.all(times(20, () => world.click('secretary1', task, { key })));
      for (const clicked of clicks) mustBe(clicked, 200);
      must('all bodies are equal', new Set(clicks.map(({ text }) => text)).size === 1);
      return [matter];
    },
  },
  {
    name: 'fault-8-two-people',
    about: 'Two people complete one task, or the two tasks of one race, at the same moment: one 200 and one 409.',
    async run(world) {
      const matters = [...(await Promise.all(times(5, () => world.begin('chain')))), ...(await Promise.all(times(5, () => world.begin('race'))))];
      for (const matter of matters) {
        const one = await world.task(matter, matter.shape === 'race' ? 'left' : 'prepare');
        const other = matter.shape === 'race' ? await world.task(matter, 'right') : one;
        const clicks = await Promise.all([world.click('secretary1', one), world.click(matter.shape === 'race' ? 'manager1' : 'secretary2', other)]);
        must(`one is first (${clicks.map(({ status }) => status).join(' ')})`, clicks.filter(({ status }) => status === 409).length === 1);
      }
      return matters;
    },
  },
  {
    name: 'fault-8-person-against-timer',
    about: 'People click within 80 ms around the end of a timer: one of the two has decided.',
    async run(world) {
      const matters = await Promise.all(times(8, () => world.begin('timed')));
      await Promise.all(
        matters.map(async (matter, i) => {
          const task = await world.task(matter, 'decide');
          const [{ at }] = (await world.rows<{ at: number }>(`SELECT (timers ->> 'limit')::float8 AS at FROM wait WHERE id = $1`, [task.wait])) as [
            { at: number },
          ];
          await pause(Math.max(0, at - Date.now() + (i - 4) * 20));
          mustBe(await world.click('secretary1', task), 200, 202, 409);
        }),
      );
      return matters;
    },
  },
  {
    name: 'fault-8-person-against-cancel',
    about: 'People click within 60 ms around a cancel, the API’s or Temporal’s.',
    async run(world) {
      const matters = await Promise.all(times(8, (i) => world.begin(i % 2 ? 'chain' : 'parallel')));
      for (const [i, matter] of matters.entries()) {
        const task = await world.task(matter, matter.shape === 'chain' ? 'prepare' : 'pick');
        const cancel = (): Promise<unknown> =>
          i % 4 < 2 ? world.cancelByTemporal(matter) : world.post('head', `/cases/${matter.caseId}/cancel`, { reason: 'by a run' });
        const apart = (i - 4) * 15;
        await Promise.all([
          pause(Math.max(0, apart)).then(cancel),
          pause(Math.max(0, -apart)).then(async () => mustBe(await world.click('secretary1', task), 200, 202, 409)),
        ]);
      }
      return matters;
    },
  },
  {
    name: 'fault-11-long-loop',
    about: 'A loop of many completions continues as new again and again, and stays short. `--long` makes 5,000 of 60.',
    async run(world) {
      const turns = Number(process.env['REGLAMENT_LONG_LOOP'] ?? 60);
      const matter = await world.begin('redial');
      for (let i = 0; i < turns; i += 1)
        mustBe(await world.click(i % 2 ? 'secretary1' : 'secretary2', await world.task(matter, 'dial'), { outcome: 'dropped' }), 200, 409);
      const { id, process: name } = await world.root(matter);
      const [{ run }] = (await world.rows<{ run: string }>(`SELECT started_run AS run FROM process_instance WHERE id = $1`, [id])) as [{ run: string }];
      const { runs, lengths } = await updatesOf(world, `${name}:${id}`, run);
      world.tell(`${turns} clicks in ${runs.length} runs, the longest of ${Math.max(...lengths)} events`);
      must('it has continued as new', runs.length > turns / 15);
      must('no run is long', Math.max(...lengths) < 110);
      return [matter];
    },
  },
  {
    name: 'fault-13-poison',
    about: 'What the API lets pass and the story refuses opens the task again; hostile bodies are refused by the API; the others go on.',
    finds: 'clear',
    async run(world) {
      const matters = [await world.begin('chain'), await world.begin('chain')];
      const task = await world.task(matters[0]!, 'prepare');
      mustBe(await world.click('secretary1', task, { data: POISON }), 409);
      for (const data of [
        { note: 'x'.repeat(3 * 2 ** 20) },
        JSON.parse('{"__proto__":{"note":1}}') as object,
        { constructor: { note: 1 } },
        { note: Number.NaN },
        { note: '\ud800' },
        { unknown: 1 },
        deep(200),
      ])
        mustBe(await world.click('secretary1', { ...task, version: task.version + 1 }, { data: data as Record<string, unknown> }), 400, 409, 413, 422);
      mustBe(await world.click('secretary2', await world.task(matters[1]!, 'prepare')), 200);
      return matters;
    },
  },
  {
    name: 'fault-18-three-sweepers',
    about: 'Three workers sweep, one of them is stopped in the middle and goes on later.',
    async run(world) {
      const matters = await Promise.all(times(6, () => world.begin('race')));
      const tasks = await Promise.all(matters.map((matter) => world.task(matter, 'left')));
      await Promise.all([world.start('worker-2'), world.start('worker-3')]);
      await world.killTemporal();
      for (const clicked of await Promise.all(tasks.map((task) => world.click('secretary1', task)))) mustBe(clicked, 202);
      await world.startTemporal();
      await pause(1_000);
      world.tell('the first worker is stopped in the middle of whatever it does');
      world.product.freeze('worker');
      await Promise.all(matters.map((matter) => world.task(matter, 'finish')));
      world.product.resume('worker');
      world.tell('the first worker goes on');
      await pause(1_000);
      await Promise.all([world.kill('worker-2'), world.kill('worker-3')]);
      return matters;
    },
  },
];

function deep(levels: number): object {
  return levels === 0 ? {} : { note: deep(levels - 1) };
}

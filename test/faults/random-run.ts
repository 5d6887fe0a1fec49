import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { POISON, type NamedRun } from './named-run.js';
import { Seeded } from './seeded.js';
import type { Shape } from './shapes.js';
import { peopleOf, type ClickOptions, type Matter, type World } from './world.js';

/** Milliseconds that a schedule lasts. */
const LONG = 6_000;

/** Points of the product at which a part can be killed or held up. */
const POINTS = {
  api: ['command-uncommitted', 'command-committed', 'update-answered', 'answer-stored', 'message-uncommitted'],
  worker: ['projection-uncommitted', 'projection-committed', 'decide-committed', 'side-effect-done'],
} as const;

/** One thing of a schedule; all of it is chosen before the run begins, so that the same seed means the same schedule. */
export interface Planned {
  at: number;
  act(world: World, matters: readonly Matter[]): Promise<unknown>;
}

/** A schedule by chance, made of one number: people, the world outside, and faults, on cases of these shapes at once. */
export function randomRun(seed: number, shapes: readonly Shape[]): Pick<NamedRun, 'run'> {
  return {
    async run(world) {
      const dice = new Seeded(seed);
      const begun = Array.from({ length: dice.between(3, 6) }, () => dice.oneOf(shapes));
      const doings = [...people(dice), ...outside(dice)];
      const faults = faultsOf(dice, { until: LONG, mayKillPostgres: world.cluster !== undefined });
      const matters = await Promise.all(begun.map((shape) => world.begin(shape)));
      await doInTime(world, matters, { doings, faults });
      return matters;
    },
  };
}

/** Does what was planned, each at its time; what breaks, one after the other. */
export async function doInTime(
  world: World,
  matters: readonly Matter[],
  { doings, faults }: { doings: readonly Planned[]; faults: readonly Planned[] },
): Promise<void> {
  const start = performance.now();
  const until = (at: number) => pause(Math.max(0, start + at - performance.now()));
  const breaking = (async () => {
    for (const { at, act } of faults) await until(at).then(() => act(world, matters));
  })();
  await Promise.all([breaking, ...doings.map(({ at, act }) => until(at).then(() => act(world, matters)))]);
}

/** What people click: now and then twice, both of two at once, too much, or again after no answer. */
function people(dice: Seeded): Planned[] {
  const planned: Planned[] = [];
  for (let at = dice.between(50, 400); at < LONG; at += dice.between(40, 350)) {
    const [which, second] = [dice.next(), dice.between(0, 1)];
    const manner = dice.weighted({ once: 60, twice: 10, otherKey: 8, both: 15, poison: 7 });
    const again = dice.chance(0.6);
    const fails = dice.oneOf([undefined, undefined, 'release', 'refund'] as const);
    const outcome = dice.chance(0.85) ? 'done' : 'dropped';
    planned.push({
      at,
      async act(world, matters) {
        const tasks = await world.openTasks(matters);
        const task = tasks[Math.floor(which * tasks.length)];
        if (!task) return;
        const [one, other] = second ? peopleOf(task.role).toReversed() : peopleOf(task.role);
        const options: ClickOptions & { key: string } = { outcome, key: randomUUID(), data: manner === 'poison' ? POISON : fails ? { fails } : {} };
        const clicks = [world.click(one!, task, options)];
        if (manner === 'twice') clicks.push(world.click(one!, task, options));
        if (manner === 'otherKey') clicks.push(world.click(one!, task, { ...options, key: randomUUID() }));
        if (manner === 'both') clicks.push(world.click(other!, task, { ...options, key: randomUUID() }));
        const [first] = await Promise.all(clicks);
        if (first!.status === 0 && again) await pause(1_500).then(() => world.click(one!, task, options));
      },
    });
  }
  return planned;
}

/** What the world and the head do: messages, corrections, holds, cancels. */
function outside(dice: Seeded): Planned[] {
  return Array.from({ length: dice.between(3, 9) }, (_, i) => {
    const [at, which] = [dice.between(0, LONG), dice.next()];
    const what = dice.weighted({ message: 50, correct: 20, hold: 10, cancel: 10, temporalCancel: 10 });
    const held = dice.between(1_000, 3_000);
    return {
      at,
      act: async (world: World, matters: readonly Matter[]) => {
        const listening = matters.filter(({ shape }) => shape === 'answered');
        const of = (what === 'message' || what === 'correct') && listening.length > 0 ? listening : matters;
        const matter = of[Math.floor(which * of.length)]!;
        const path = `/cases/${matter.caseId}`;
        if (what === 'message') await world.message(matter, `${i}`);
        else if (what === 'correct') await world.post('manager2', `${path}/correct`, { changes: { note: `${i}` } });
        else if (what === 'hold') await world.post('head', `${path}/hold`, { until: new Date(Date.now() + held).toISOString(), reason: 'by chance' });
        else if (what === 'cancel') await world.post('head', `${path}/cancel`, { reason: 'by chance' });
        else await world.cancelByTemporal(matter);
      },
    };
  });
}

/** What breaks until then, one after the other. */
export function faultsOf(dice: Seeded, { until, mayKillPostgres }: { until: number; mayKillPostgres: boolean }): Planned[] {
  const planned: Planned[] = [];
  for (let at = dice.between(200, 1_500); at < until; at += dice.between(800, 2_500)) {
    const what = dice.weighted({ worker: 20, api: 15, workerFault: 20, apiFault: 20, temporal: 8, postgres: mayKillPostgres ? 8 : 0, freeze: 15, second: 5 });
    const [away, part] = [dice.between(100, 1_500), dice.oneOf(['api', 'worker'] as const)];
    const fault = (of: 'api' | 'worker') => `${dice.oneOf(POINTS[of])}:${dice.between(1, 4)}:${dice.oneOf(['kill9', 'kill9', 'delay'])}:${away}`;
    const faults = { api: fault('api'), worker: fault('worker') };
    planned.push({ at, act: (world) => breakIt(world, { what, away, part, faults }) });
  }
  return planned;
}

interface Breaking {
  what: 'worker' | 'api' | 'workerFault' | 'apiFault' | 'temporal' | 'postgres' | 'freeze' | 'second';
  away: number;
  part: 'api' | 'worker';
  faults: Record<'api' | 'worker', string>;
}

async function breakIt(world: World, { what, away, part, faults }: Breaking): Promise<void> {
  switch (what) {
    case 'worker':
    case 'api':
      await world.kill(what);
      await pause(away);
      return world.start(what);
    case 'workerFault':
    case 'apiFault':
      return world.restart(what === 'apiFault' ? 'api' : 'worker', faults[what === 'apiFault' ? 'api' : 'worker']);
    case 'temporal':
      await world.killTemporal();
      await pause(away);
      return world.startTemporal();
    case 'postgres':
      world.killPostgres();
      await pause(away);
      return world.startPostgres();
    case 'freeze':
      world.tell(`${part} stands still for ${away} ms`);
      world.product.freeze(part);
      await pause(away);
      return world.product.resume(part);
    case 'second':
      return world.start('worker-2');
  }
}

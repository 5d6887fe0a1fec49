import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import type { ReasonLists } from '#domain/forms/reason.type.js';
import { Pack } from '#domain/packs/pack.service.js';
import { SystemClock } from '#domain/time/clock.js';
import { CONTRACTS } from '../../processes/index/contracts.js';
import { LegalData } from '../harness/legal-data.js';
import { openMarket } from '../harness/market.js';
import type { NamedRun } from './named-run.js';
import { doInTime, faultsOf, type Planned } from './random-run.js';
import { Seeded } from './seeded.js';
import { peopleOf, type ClickOptions, type Login, type Matter, type OpenTask, type World } from './world.js';

const PACK = join(import.meta.dirname, '../../packs/west-technology');
/** Durations of the pack run so many times as fast: a question to a supplier is given up within seconds. */
const SPEED = '3000';
/** Milliseconds that a schedule lasts: longer than with the shapes, since a case takes a dozen clicks. */
const LONG = 12_000;

/** With what the product is started, so that its own processes are led and broken. */
export const CASES = { REGLAMENT_TRAINING_SPEED: SPEED };

/** How each task of a case is done when it is to end. */
const ENDING: Readonly<Record<string, ClickOptions>> = {
  confirmRequest: { outcome: 'notNeeded', data: { whyNotNeeded: 'plansChanged' } },
  contactClient: lost(),
  callBackUrgently: lost(),
  receiveList: lost(),
  interimCall: lost(),
  makeOffer: lost(),
  chooseSuppliers: { outcome: 'none' },
  askSupplier: { outcome: 'cannot' },
  typeAnswer: { outcome: 'silent' },
  prepareDeal: { outcome: 'prepared' },
};

function lost(): ClickOptions {
  return { outcome: 'lost', data: { whyLost: 'tooExpensive' } };
}

/** How whoever works off what is open does a task of a case, and who does. */
export const endingOf = ({ name }: OpenTask): ClickOptions => ENDING[name] ?? {};

/** Who does a task: whoever has it, or somebody of its group. */
export const doerOf = ({ holder, role }: OpenTask): Login => (holder as Login | null) ?? peopleOf(role)[0];

/** Cases of the product by chance: people do legal things, suppliers answer, clients change their minds, while the programs are broken. */
export function randomCases(seed: number): Pick<NamedRun, 'run'> {
  return {
    async run(world) {
      const dice = new Seeded(seed);
      const doings = [...people(dice), ...outside(dice)];
      const faults = faultsOf(dice, { until: LONG, mayKillPostgres: world.cluster !== undefined });
      const [{ id: organisation }] = (await world.rows<{ id: string }>(`SELECT id FROM organisation`)) as [{ id: string }];
      await openMarket({ database: world.database, organisation, clock: new SystemClock() });
      const matters = await Promise.all(Array.from({ length: dice.between(3, 5) }, () => world.begin('sale')));
      await doInTime(world, matters, { doings, faults });
      return matters;
    },
  };
}

/** What people click: a legal outcome with legal data, now and then twice, or both of two at once. */
function people(dice: Seeded): Planned[] {
  const planned: Planned[] = [];
  for (let at = dice.between(50, 400); at < LONG; at += dice.between(40, 250)) {
    const [which, own, manner] = [dice.next(), new Seeded(dice.between(1, 1_000_000)), dice.weighted({ once: 70, twice: 12, both: 18 })];
    planned.push({
      at,
      async act(world, matters) {
        const tasks = await world.openTasks(matters);
        const task = tasks[Math.floor(which * tasks.length)];
        if (!task) return;
        const options = { key: randomUUID(), ...legal(own, task) };
        const clicks = [world.click(doerOf(task), task, options)];
        if (manner === 'twice') clicks.push(world.click(doerOf(task), task, options));
        if (manner === 'both') clicks.push(world.click(peopleOf(task.role)[1], task, { ...options, key: randomUUID() }));
        const [first] = await Promise.all(clicks);
        if (first!.status === 0) await pause(1_500).then(() => world.click(doerOf(task), task, options));
      },
    });
  }
  return planned;
}

let reasons: ReasonLists | undefined;

function legal(dice: Seeded, { process, name, prefill }: OpenTask): ClickOptions {
  const { form, outcomes } = (CONTRACTS as readonly ProcessDefinition[]).find((one) => one.name === process)!.tasks.find((task) => task.name === name)!;
  // Rarely an end: there would be little left to go wrong.
  const outcome = dice.weighted(
    Object.fromEntries(Object.entries(outcomes).map(([one, { leadsTo }]) => [one, leadsTo === 'lost' || leadsTo === 'ended' ? 1 : 6])),
  );
  reasons ??= Pack.read(PACK).content.reasons;
  return { outcome, data: new LegalData(dice, reasons, Date.now()).of(form, outcomes[outcome]!, prefill) };
}

/** What suppliers and clients say, and what the head does. */
function outside(dice: Seeded): Planned[] {
  return Array.from({ length: dice.between(8, 16) }, () => {
    const [at, which, own] = [dice.between(1_000, LONG), dice.next(), new Seeded(dice.between(1, 1_000_000))];
    const what = dice.weighted({ answer: 60, items: 10, refusal: 5, hold: 10, cancel: 5, temporalCancel: 10 });
    return {
      at,
      act: async (world: World, matters: readonly Matter[]) => {
        const matter = matters[Math.floor(which * matters.length)]!;
        const path = `/cases/${matter.caseId}`;
        const data = new LegalData(own, {}, Date.now());
        if (what === 'answer') return answer(world, matters, { data, which });
        if (what === 'items') return world.post('manager1', `${path}/items`, { items: data.goods(2) });
        if (what === 'refusal') return world.post('manager1', `${path}/refusal`, { reason: 'tooExpensive' });
        if (what === 'hold')
          return world.post('head', `${path}/hold`, { until: new Date(Date.now() + own.between(1_000, 3_000)).toISOString(), reason: 'by chance' });
        if (what === 'cancel') return world.post('head', `${path}/cancel`, { reason: 'by chance' });
        return world.cancelByTemporal(matter);
      },
    };
  });
}

/** A supplier answers, perhaps one who was let go by then. */
async function answer(world: World, matters: readonly Matter[], { data, which }: { data: LegalData; which: number }): Promise<unknown> {
  const asked = await world.rows<{ id: string; line: number }>(
    `SELECT q.id, min(l.place) AS line FROM supplier_query q JOIN deal d ON d.id = q.deal JOIN supplier_query_line ql ON ql.query = q.id JOIN deal_line l ON l.id = ql.line
      WHERE d."case" = ANY($1) GROUP BY q.id ORDER BY q.id`,
    [matters.map(({ caseId }) => caseId)],
  );
  const query = asked[Math.floor(which * asked.length)];
  return query && world.post('manager1', `/queries/${query.id}/answers`, { answers: [data.answer(query.line)], channel: 'mail' });
}

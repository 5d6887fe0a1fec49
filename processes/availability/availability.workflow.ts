import type { PlannedQuery } from '#domain/availability/availability.type.js';
import { activitiesOf } from '#kit/workflow/activities-of.js';
import { anyOf } from '#kit/workflow/any-of.js';
import { enterStep } from '#kit/workflow/enter-step.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { onUndo } from '#kit/workflow/on-undo.js';
import { startChild } from '#kit/workflow/start-child.js';
import { workingSleep } from '#kit/workflow/working-sleep.js';
import { supplierQuery } from '../supplier-query/supplier-query.contract.js';
import {
  availability,
  chooseSuppliers,
  type AvailabilityActivities,
  type AvailabilityInput,
  type AvailabilityResult,
  type NextRound,
} from './availability.contract.js';

const { lookUp, nextSuppliers, conclude, withdraw } = activitiesOf<AvailabilityActivities>(availability);

/** Finds out who has what the client wants: in the price lists, else from suppliers, several at once, then the next ones. WT-3. */
export async function tellAvailability(input: AvailabilityInput): Promise<AvailabilityResult> {
  onUndo(() => withdraw({}));
  let { open } = await lookUp({});
  while (open > 0) {
    const round = await nextRound(input);
    if (round === null) break;
    enterStep(availability, 'asking');
    await askAtOnce(input, round);
    await withdraw({});
    ({ open } = await conclude({}));
  }
  enterStep(availability, 'known');
  return { open };
}

/** Suppliers who list what is open and were not asked yet; else whom the manager names; null where he knows nobody either. */
async function nextRound({ manager }: AvailabilityInput): Promise<NextRound | null> {
  let round = await nextSuppliers({});
  while (round.queries.length === 0) {
    enterStep(availability, 'choosing');
    const choice = await humanTask(chooseSuppliers, manager === null ? {} : { wanted: manager });
    if (choice.outcome === 'none') return null;
    round = await nextSuppliers({ chosen: choice.data.suppliers.map(({ supplier }) => supplier) });
  }
  return round;
}

/** All are asked side by side, until nothing is open any more, all have ended, or the time is up; whoever has not answered then is let go. */
async function askAtOnce(input: AvailabilityInput, { queries, wait }: NextRound): Promise<void> {
  let waitedFor = queries.length;
  const asked = queries.map((one) => [one.query, () => ask(input, { ...one, wait })] as const);
  const time = ['time', () => workingSleep('answersBy').then(() => true)] as const;
  await anyOf(Object.fromEntries([...asked, time]), ({ value: enough }) => {
    waitedFor -= 1;
    return enough || waitedFor === 0;
  });
}

/** Whether after this answer nothing is open any more, and nobody else need be waited for. */
async function ask({ requestId, manager }: AvailabilityInput, { query, supplier, byMail, wait }: PlannedQuery & Pick<NextRound, 'wait'>): Promise<boolean> {
  const { satisfies } = await startChild(supplierQuery, { requestId, query, supplier, byMail, manager });
  return wait === 'first' && satisfies && (await conclude({})).open === 0;
}

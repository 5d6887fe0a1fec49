import { enterStep } from '#kit/workflow/enter-step.js';
import { firstOf } from '#kit/workflow/first-of.js';
import { task } from '#kit/workflow/hopes.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { workingSleep } from '#kit/workflow/working-sleep.js';
import type { ShapeResult } from '../shape.type.js';
import { race, finish, left, right } from './race.contract.js';

/** Between the race and what comes after it. */
const SHORT = '0.3 working seconds';

/** Two people are asked, and the first who answers is enough. */
export async function tellRace(): Promise<ShapeResult> {
  const { first } = await firstOf({ left: task(left), right: task(right) });
  enterStep(race, 'finishing');
  await workingSleep(SHORT);
  await humanTask(finish);
  return { ended: first };
}

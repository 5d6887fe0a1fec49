import { enterStep } from '#kit/workflow/enter-step.js';
import { firstOf } from '#kit/workflow/first-of.js';
import { task } from '#kit/workflow/hopes.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { pause } from '#kit/workflow/pause.js';
import type { ShapeResult } from '../shape.type.js';
import { race, finish, left, right } from './race.contract.js';

/** Minutes between the race and what comes after it. */
const SHORT = 0.005;

/** Two people are asked, and the first who answers is enough. */
export async function tellRace(): Promise<ShapeResult> {
  const { first } = await firstOf({ left: task(left), right: task(right) });
  enterStep(race, 'finishing');
  await pause({ minutes: SHORT });
  await humanTask(finish);
  return { ended: first };
}

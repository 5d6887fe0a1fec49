import { enterStep } from '#kit/workflow/enter-step.js';
import { firstOf } from '#kit/workflow/first-of.js';
import { task, timer } from '#kit/workflow/hopes.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { again, done, loop } from '#kit/workflow/loop.js';
import type { ShapeResult } from '../shape.type.js';
import { dial } from './redial.contract.js';

/** Turns that a timer may end: afterwards only people do, so that a case that nobody touches comes to rest. */
const TIMED_TURNS = 3;

/** Dials until somebody says that it is done; `dropped` is a busy line. */
export async function tellRedial(): Promise<ShapeResult> {
  return loop(
    async ({ calls, rung }) => {
      if (rung < TIMED_TURNS) {
        const came = await firstOf({ dial: task(dial), pause: timer('pause') });
        if (came.first === 'pause') return again({ calls, rung: rung + 1 });
        return came.outcome === 'done' ? talk(calls) : again({ calls: calls + 1, rung });
      }
      const { outcome } = await humanTask(dial);
      return outcome === 'done' ? talk(calls) : again({ calls: calls + 1, rung });
    },
    { calls: 0, rung: 0 },
  );
}

function talk(calls: number): { done: ShapeResult } {
  enterStep('talking');
  return done({ ended: `after ${calls} calls` });
}

import { enterStep } from '#kit/workflow/enter-step.js';
import { firstOf } from '#kit/workflow/first-of.js';
import { corrected, task, timer } from '#kit/workflow/hopes.js';
import { again, done, loop } from '#kit/workflow/loop.js';
import type { ShapeResult } from '../shape.type.js';
import { redial, dial } from './redial.contract.js';

/** Turns that a timer may end: afterwards only people do, so that a case that nobody touches comes to rest. */
const TIMED_TURNS = 3;

/** Dials until somebody says that it is done; `dropped` is a busy line. */
export async function tellRedial(): Promise<ShapeResult> {
  return loop(
    async ({ calls, rung, heard }) => {
      if (rung < TIMED_TURNS) {
        const came = await firstOf({ dial: task(dial), pause: timer('pause') });
        if (came.first === 'pause') return again({ calls, rung: rung + 1, heard });
        return came.outcome === 'done' ? talk(calls, heard) : again({ calls: calls + 1, rung, heard });
      }
      const came = await firstOf({ dial: task(dial), corrected: corrected() });
      if (came.first === 'corrected') return again({ calls, rung, heard: heard + 1 });
      return came.outcome === 'done' ? talk(calls, heard) : again({ calls: calls + 1, rung, heard });
    },
    { calls: 0, rung: 0, heard: 0 },
  );
}

function talk(calls: number, heard: number): { done: ShapeResult } {
  enterStep(redial, 'talking');
  return done({ ended: `after ${calls} calls${heard > 0 ? `, ${heard} corrections` : ''}` });
}

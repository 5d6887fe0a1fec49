import { firstOf } from './first-of.js';
import { timer, type When } from './hopes.js';

/**
 * Lets a time pass, mostly working time: `workingSleep('2 working days')`; see `When`. The calendar is the pack's: the instant comes with a
 * projection, so it is in the history. Moved by hold and clock like any deadline.
 */
export async function workingSleep(when: When): Promise<void> {
  await firstOf({ over: timer(when) });
}

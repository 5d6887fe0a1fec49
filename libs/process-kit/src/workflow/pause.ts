import { firstOf } from './first-of.js';
import { timer } from './hopes.js';

/** Lets a time pass: a duration of the pack by its name, minutes, or until a promised instant (epoch ms). Moved by hold and clock like any deadline. */
export async function pause(when: Parameters<typeof timer>[0]): Promise<void> {
  await firstOf({ over: timer(when) });
}

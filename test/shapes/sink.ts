import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActivityCall } from '#kit/contract/activity-call.js';
import { fault } from '#kit/faults/fault.js';

/** What the world outside has done for a story. */
export interface Effect {
  instance: string;
  what: string;
}

/** The world outside, as a folder (`REGLAMENT_SINK`) with one file for each idempotency key: the same key again changes nothing. */
export async function takeEffect(what: string, { key, instance }: ActivityCall): Promise<void> {
  const folder = process.env['REGLAMENT_SINK'];
  if (!folder) throw new Error('The shapes need a folder for their side effects: set REGLAMENT_SINK.');
  const file = join(folder, `${key}.json`);
  if (!existsSync(file)) writeFileSync(file, JSON.stringify({ instance, what } satisfies Effect));
  await fault('side-effect-done');
}

/** Everything that was done outside, in no order. */
export function effectsIn(folder: string): Effect[] {
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Effect);
}

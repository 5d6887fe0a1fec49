import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pack } from '#domain/packs/pack.service.js';

const PACKS = join(import.meta.dirname, '../../packs');
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The demo company's working time: what tests of the running product compare with, so that they hold at any hour of any day. */
export const { calendar: workingTime } = Pack.read(join(PACKS, 'west-technology'));

/** A copy of the product's packs in which everybody works around the clock, for tests that see deadlines run out in real time. Returns `folder`. */
export function packsAroundTheClock(folder: string): string {
  cpSync(PACKS, folder, { recursive: true });
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const file = join(folder, name, 'calendar.json');
    const { source } = JSON.parse(readFileSync(file, 'utf8')) as { source: string };
    writeFileSync(file, JSON.stringify({ hours: Object.fromEntries(WEEK.map((day) => [day, ['0:00-24:00']])), source }));
  }
  return folder;
}

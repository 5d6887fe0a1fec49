// @ts-check
// How long the rule of working time takes: instants in, instants out, on the calendar of the default pack. No server is asked.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { project } from '../servers/files.mjs';
import { round } from './figures.mjs';

const TARGET = 5;
const DAY = 86_400_000;
/** Working time that is asked for: from a minute to a month. */
const LONGEST = 30 * 11 * 3_600_000;

/** @param {import('./sizes.mjs').Bench} bench @returns {AsyncGenerator<object>} */
export async function* measureCalendar({ say, sizes }) {
  const { computations: n } = sizes.calendar;
  const calendar = await calendarOfPack();
  const begin = Date.UTC(2026, 0, 1);
  let seed = 20_260_101;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const asked = Array.from({ length: n }, () => ({ at: begin + Math.floor(random() * 730 * DAY), ms: Math.floor(random() * LONGEST) }));
  say(`Counting working time ${n} times`);
  for (const [what, compute] of /** @type {const} */ ([
    ['add', (/** @type {{ at: number, ms: number }} */ { at, ms }) => calendar.add(at, ms)],
    ['between', (/** @type {{ at: number, ms: number }} */ { at, ms }) => calendar.between(at, at + ms)],
  ])) {
    let sum = 0; // used, so that nothing is left out
    const begun = performance.now();
    for (const one of asked) sum += compute(one);
    const seconds = (performance.now() - begun) / 1_000;
    yield { bench: 'working time', what, n, seconds: round(seconds, 2), checksum: sum % 1_000_003, target: `< ${TARGET} s`, met: seconds < TARGET };
  }
}

async function calendarOfPack() {
  const built = (/** @type {string} */ name) => import(pathToFileURL(join(project, 'dist/libs/domain/src/calendar', name)).href);
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(project, path), 'utf8'));
  const [{ calendarOf }, { WorkingCalendar }] = await Promise.all([built('hours.rule.js'), built('working-calendar.rule.js')]);
  const { hours: week } = read('packs/west-technology/calendar.json');
  const { off, short, working } = read('libs/domain/src/calendar/holidays/ru.json').years['2026'];
  return new WorkingCalendar(calendarOf({ timeZone: 'Europe/Moscow', week, days: {}, off, working, short, shortenBy: 60, minutesOfADay: undefined }));
}

import { instantAfter } from '../calendar/deadline.rule.js';
import type { Pack } from '../packs/pack.service.js';
import { COUNTS_FOR } from '../stock/list-age.rule.js';

/** Until when what a supplier has said at an instant counts as an answer (WT-3.2): as it was said of him, else by the pack, in working time where that says so. */
export function countsUntil(pack: Pack, said: Date, longestAgeDays: number | null): Date {
  const countFor = longestAgeDays === null ? (pack.content.about.priceLists?.countFor ?? COUNTS_FOR) : `${longestAgeDays} days`;
  return new Date(instantAfter(countFor, said.getTime(), { calendar: pack.calendar, speed: 1 }));
}

/** Units in which people say a deadline, as a pack writes them after the number. */
export const UNITS = ['working minutes', 'working hours', 'working days', 'minutes', 'hours', 'days'] as const;
export type Unit = (typeof UNITS)[number];

/** A duration as a pack writes it, taken apart. */
export interface Duration {
  count: number;
  unit: Unit;
}

const GRAMMAR = /^(\d+(?:\.\d+)?) (working )?(minute|hour|day)s?$/;

/** `5 working minutes` as number and unit; null of what is written otherwise. */
export function durationOf(text: unknown): Duration | null {
  const [, count, working = '', unit] = GRAMMAR.exec(typeof text === 'string' ? text : '') ?? [];
  return count === undefined ? null : { count: Number(count), unit: `${working}${unit}s` as Unit };
}

/** As a pack writes it. */
export function durationText({ count, unit }: Duration): string {
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

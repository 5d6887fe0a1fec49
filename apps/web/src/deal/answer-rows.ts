import type { DealQuery } from './deal';
import type { Row } from './list-props';

export const HAS = ['yes', 'part', 'expected', 'no'] as const;
export type Has = (typeof HAS)[number];

/** What is asked about, and what is told of it beside whether he has it. */
const TOLD: Readonly<Record<Has, readonly string[]>> = {
  yes: ['price', 'currency', 'readyOn', 'reservedUntil'],
  part: ['quantity', 'price', 'currency', 'readyOn', 'reservedUntil'],
  expected: ['quantity', 'price', 'currency', 'readyOn'],
  no: [],
};

/** Whether a field belongs to this answer. */
export function tells(has: unknown, field: string): boolean {
  return isHas(has) && TOLD[has].includes(field);
}

const isHas = (has: unknown): has is Has => HAS.includes(has as Has);

/** One row for each line that he was asked about, with what is typed of it so far; what was answered of other lines stays. */
export function answerRows(rows: readonly Row[], asked: readonly Pick<DealQuery['lines'][number], 'line'>[]): Row[] {
  const open = asked.filter(({ line }) => !rows.some((row) => row['line'] === line)).map(({ line }) => ({ line }));
  return [...rows, ...open].toSorted((one, other) => Number(one['line']) - Number(other['line']));
}

/** A row after one has said whether he has it: what does not go with that is taken out, and who has all has as many as were asked. */
export function answered(row: Row, has: Has, wanted: string | undefined): Row {
  const { line, note } = row;
  const kept = Object.fromEntries(TOLD[has].map((field) => [field, row[field]]));
  return { line, note, has, ...kept, ...(has === 'yes' && { quantity: wanted }) };
}

/** What is sent: only lines about which something was said, a price never without its currency and the other way round. */
export function saidRows(rows: readonly Row[]): Row[] {
  return rows
    .filter(({ has }) => isHas(has))
    .map((row) => {
      const priced = typeof row['price'] === 'string' && row['price'] !== '';
      return Object.fromEntries(
        Object.entries(row).filter(([name, value]) => value !== undefined && value !== null && value !== '' && (name !== 'currency' || priced)),
      );
    });
}

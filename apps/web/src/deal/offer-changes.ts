import { compareDecimals, isDecimal } from './decimal';

/** A line of an offer as it was told, or as it stands in the form. */
export interface ToldLine {
  line?: unknown;
  name: string;
  quantity?: unknown;
  price?: unknown;
  readyOn?: unknown;
}

/** One thing that is not as it was told before. */
export type OfferChange =
  { name: string; kind: 'added' | 'removed' } | { name: string; kind: 'quantity' | 'price' | 'readyOn'; before: string | null; now: string | null };

const FIELDS = ['quantity', 'price', 'readyOn'] as const;

/** What differs between what a client was told and what he would be told now (WT-2.4). Lines are the same where they answer the same wish, else by name. */
export function offerChanges(before: readonly ToldLine[], now: readonly ToldLine[]): OfferChange[] {
  const rest = [...before];
  const changes = now.flatMap((line): OfferChange[] => {
    const at = rest.findIndex((one) => same(one, line));
    const [was] = at === -1 ? [] : rest.splice(at, 1);
    if (!was) return [{ name: line.name, kind: 'added' }];
    return FIELDS.flatMap((kind) => (alike(was[kind], line[kind]) ? [] : [{ name: line.name, kind, before: text(was[kind]), now: text(line[kind]) }]));
  });
  return [...changes, ...rest.map(({ name }) => ({ name, kind: 'removed' as const }))];
}

function same(one: ToldLine, other: ToldLine): boolean {
  if (typeof one.line === 'number' || typeof other.line === 'number') return one.line === other.line;
  return one.name === other.name;
}

function alike(one: unknown, other: unknown): boolean {
  if (isDecimal(one) && isDecimal(other)) return compareDecimals(one, other) === 0;
  return text(one) === text(other);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

import { isOpen, type DealLine, type DealQuery } from './deal';

/** How far one is with a thing that is wanted, in the order in which it becomes certain. */
export type LineState =
  /** A price list or an answer has settled it. */
  | { kind: 'found'; by: NonNullable<DealLine['availability']> }
  /** Suppliers are asked, and the first of them since then; null: somebody is to ask them yet. */
  | { kind: 'asked'; count: number; since: string | null }
  /** All who were asked have said no, or nothing. */
  | { kind: 'nobody'; count: number }
  /** Nobody was asked. */
  | { kind: 'open' };

/** What is known of one thing (WT-3.5). A supplier who was silent is no one to wait for. */
export function lineState({ place, availability }: Pick<DealLine, 'place' | 'availability'>, queries: readonly DealQuery[]): LineState {
  if (availability) return { kind: 'found', by: availability };
  const about = queries.filter(({ lines, state }) => state !== 'withdrawn' && lines.some((one) => one.line === place));
  const waiting = about.filter((query) => isOpen(query) && query.state !== 'silent');
  if (waiting.length > 0) {
    const [since = null] = waiting.flatMap(({ askedAt }) => askedAt ?? []).toSorted();
    return { kind: 'asked', count: waiting.length, since };
  }
  return about.length > 0 ? { kind: 'nobody', count: about.length } : { kind: 'open' };
}

import { grouped } from '../lists/grouped.rule.js';

/** Who can hold a matter, the first that counts first: as long as a person is asked for something, nobody waits for a clock. What is stuck waits for whoever mends it. */
export const HOLDER_KINDS = ['person', 'group', 'incident', 'client', 'supplier', 'timer', 'system'] as const;

export type HolderKind = (typeof HOLDER_KINDS)[number];

/** One thing that an open wait hopes for. Instants in epoch ms. */
export interface OpenHope {
  /** Whose wait it is. */
  instance: string;
  kind: HolderKind;
  since: number;
  /** When the time for it is over; null: never. */
  until: number | null;
}

/** A running instance, and which one started it. */
export interface LiveInstance {
  id: string;
  parent: string | null;
}

/** What an instance waits for: a child that it started, or the first of what its own open waits hope for. */
export type WaitingOn<H extends OpenHope> = { child: string; hope: H | null } | { child: null; hope: H | null };

/** Of all that is hoped for, what holds the matter: person, group, incident, client, supplier, timer, system; then the earliest end, then the longest wait. */
export function holderOf<H extends OpenHope>(hopes: readonly H[]): H | null {
  return hopes.reduce<H | null>((first, hope) => (first === null || before(hope, first) ? hope : first), null);
}

/**
 * What each running instance waits for. One with running children waits on a child: the one below which the first holder of all is found.
 * No hope at the end of the way: the system has it, or nobody.
 */
export function waitingOn<H extends OpenHope>(instances: readonly LiveInstance[], hopes: readonly H[]): Map<string, WaitingOn<H>> {
  const own = grouped(hopes, ({ instance }) => instance);
  const children = grouped(instances, ({ parent }) => parent);
  const answers = new Map<string, WaitingOn<H>>();
  const ask = (id: string): WaitingOn<H> => {
    const known = answers.get(id);
    if (known) return known;
    answers.set(id, { child: null, hope: null }); // rows that name each other as parents end here
    const below = (children.get(id) ?? []).map((child) => ({ child: child.id, hope: ask(child.id).hope }));
    const first = holderOf(below.flatMap(({ hope }) => (hope ? [hope] : [])));
    const child = below.find(({ hope }) => hope === first) ?? below[0];
    const answer: WaitingOn<H> = child ?? { child: null, hope: holderOf(own.get(id) ?? []) };
    answers.set(id, answer);
    return answer;
  };
  for (const { id } of instances) ask(id);
  return answers;
}

function before(a: OpenHope, b: OpenHope): boolean {
  const ranks = HOLDER_KINDS.indexOf(a.kind) - HOLDER_KINDS.indexOf(b.kind);
  if (ranks !== 0) return ranks < 0;
  const ends = (a.until ?? Infinity) - (b.until ?? Infinity);
  return Number.isNaN(ends) || ends === 0 ? a.since < b.since : ends < 0;
}

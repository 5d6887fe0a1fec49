import type { Process, StepVisit } from '../api/types';

/** A process of the way, with the stays that are worth a box. */
export interface StripPart {
  process: Process;
  visits: StepVisit[];
}

/** What passed by in no time is no stay. */
const SHORTEST = 1_000;

/** The way of a case in short: of each process that does something itself, in the order in which they began, where it was for a while, where it is, and how it ended. */
export function stripOf(processes: readonly Process[]): StripPart[] {
  const parents = new Set(processes.map(({ parentId }) => parentId));
  const inner = processes.filter(({ id }) => !parents.has(id));
  return [...(inner.length > 0 ? inner : processes)]
    .sort((a, b) => a.startedAt.localeCompare(b.startedAt))
    .map((process) => ({ process, visits: process.visits.filter((visit, index) => index === process.visits.length - 1 || worth(visit)) }));
}

function worth({ from, to, tasks }: StepVisit): boolean {
  return tasks > 0 || to === null || Date.parse(to) - Date.parse(from) >= SHORTEST;
}

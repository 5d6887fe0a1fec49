import type { Process, StepVisit } from '../api/types';

/** A process of the way, with the stays that are worth a box. */
export interface StripPart {
  process: Process;
  visits: StepVisit[];
}

/** What passed by in no time is no stay. */
const SHORTEST = 1_000;

/**
 * The way of a case in short: of each process that does something itself, where it was for a while, where it is, and how it ended; in the order in which they
 * began to do it. What a process only waits for is told by the one that it waits for; of several alike side by side, such as questions to suppliers, one stands for all.
 */
export function stripOf(processes: readonly Process[]): StripPart[] {
  const parents = new Set(processes.map(({ parentId }) => parentId));
  const parts = processes.map((process) => ({ process, visits: shownOf(process, parents.has(process.id)) })).filter(({ visits }) => visits.length > 0);
  const shown = parts.filter((part) => parts.findLast((other) => alike(other, part)) === part);
  const way = shown.length > 0 ? shown : processes.map((process) => ({ process, visits: process.visits }));
  return way.sort((a, b) => begun(a).localeCompare(begun(b)));
}

function shownOf({ visits, status }: Process, isParent: boolean): StepVisit[] {
  if (!isParent) return visits.filter((visit, index) => index === visits.length - 1 || worth(visit));
  const own = visits.filter(({ tasks }) => tasks > 0);
  const [last] = visits.slice(-1);
  return own.length > 0 && last && status !== 'running' && !own.includes(last) ? [...own, last] : own;
}

const alike = (one: StripPart, other: StripPart) => one.process.parentId === other.process.parentId && one.process.process === other.process.process;

const begun = ({ process, visits }: StripPart) => visits[0]?.from ?? process.startedAt;

function worth({ from, to, tasks }: StepVisit): boolean {
  return tasks > 0 || to === null || Date.parse(to) - Date.parse(from) >= SHORTEST;
}

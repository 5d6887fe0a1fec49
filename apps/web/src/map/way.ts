import type { MapStep, ProcessMap, StepVisit } from '../api/types';
import { firstFlow, flowsOfMove } from './bpmn-xml';

/** What is known of a step of one case: all stays in it together. */
export interface StepTold {
  state: 'taken' | 'now';
  /** How long, ms. */
  took: number;
  /** How long its tasks were given, ms; null: nothing had a time. */
  norm: number | null;
  late: boolean;
  /** How often the case came here. */
  times: number;
}

/** How long a stay has lasted, ms: as it was answered, and since then as far as its time goes on. */
export function tookOf({ took, counting, measuredAt }: Pick<StepVisit, 'took' | 'counting' | 'measuredAt'>, now: number): number {
  return took * 1_000 + (counting ? Math.max(0, now - Date.parse(measuredAt)) : 0);
}

/** The steps that were taken, each with its time: stays in the same step count together, against all that they were given. */
export function toldSteps(visits: readonly StepVisit[], now: number): Map<string, StepTold> {
  const told = new Map<string, StepTold>();
  for (const visit of visits) {
    const before = told.get(visit.step);
    const norm = visit.norm === null ? null : visit.norm * 1_000;
    told.set(visit.step, {
      state: visit.to === null ? 'now' : (before?.state ?? 'taken'),
      took: (before?.took ?? 0) + tookOf(visit, now),
      norm: norm === null ? (before?.norm ?? null) : norm + (before?.norm ?? 0),
      late: visit.state === 'late' || (before?.late ?? false),
      times: (before?.times ?? 0) + 1,
    });
  }
  return told;
}

/** The flows that were gone along. */
export function takenFlows({ steps }: ProcessMap, visits: readonly StepVisit[]): Set<string> {
  const byName = new Map<string, MapStep>(steps.map((step) => [step.name, step]));
  const flows = visits.slice(1).flatMap(({ step }, index) => {
    const from = byName.get(visits[index]!.step);
    return from ? flowsOfMove(from, step) : [];
  });
  return new Set([...(visits.length > 0 && steps[0] ? [firstFlow(steps[0])] : []), ...flows]);
}

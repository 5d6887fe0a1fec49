import type { StepCount } from '#domain/cases/step-visits.repository.js';
import type { Pack } from '#domain/packs/pack.service.js';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import type { TaskDefinition } from '#kit/contract/define-task.js';
import { CONTRACTS } from '#processes/index/contracts.js';
import { durationText } from '../labels/duration-text.js';
import type { Labels } from '../labels/labels.js';
import type { MapStepDto, MapTaskDto, ProcessMapDto, ProcessRefDto } from './map.dto.js';

const DEFINITIONS: ReadonlyMap<string, ProcessDefinition> = new Map((CONTRACTS as readonly ProcessDefinition[]).map((one) => [one.name, one]));

/** A contract of this build by its process's name. */
export function definitionOf(process: string): ProcessDefinition | undefined {
  return DEFINITIONS.get(process);
}

/** The processes that a pack runs, in its order. */
export function processRefs(pack: Pack, labels: Labels): ProcessRefDto[] {
  return pack.processes.filter((name) => DEFINITIONS.has(name)).map((name) => ({ name, label: labels.process(name) }));
}

/** What a map is told with: the pack's norms, and the counts where the caller reads them. */
interface Telling {
  labels: Labels;
  pack: Pack;
  counts: readonly StepCount[] | null;
}

/** The map of a process. */
export function processMap(definition: ProcessDefinition, telling: Telling): ProcessMapDto {
  const { name, steps } = definition;
  const { labels, pack } = telling;
  return {
    name,
    label: labels.process(name),
    steps: Object.keys(steps).map((step) => stepDto(definition, step, telling)),
    processes: processRefs(pack, labels),
  };
}

function stepDto(definition: ProcessDefinition, step: string, { labels, pack, counts }: Telling): MapStepDto {
  const { name: process, steps, tasks, work } = definition;
  const { tasks: names = [], child } = work?.[step] ?? {};
  const here = tasks.filter(({ name }) => names.includes(name));
  const leading = here.flatMap((task) =>
    Object.entries(task.outcomes).map(([outcome, { leadsTo }]) => ({ leadsTo, label: labels.outcome(process, task.name, outcome) })),
  );
  return {
    name: step,
    label: labels.step(process, step),
    moves: steps[step]!.map((to) => ({ to, outcomes: [...new Set(leading.filter(({ leadsTo }) => leadsTo === to).map(({ label }) => label))] })),
    tasks: here.map((task) => taskDto(process, task, { labels, pack })),
    child: child === undefined ? null : { name: child, label: labels.process(child) },
    now: counts && countOf(counts, step),
  };
}

function taskDto(process: string, { name, role, outcomes }: TaskDefinition, { labels, pack }: Pick<Telling, 'labels' | 'pack'>): MapTaskDto {
  const due = pack.deadline(process, name)?.due;
  return {
    name,
    title: labels.task(process, name),
    groupLabel: labels.role(role),
    norm: due === undefined ? null : durationText(due, labels),
    outcomes: Object.keys(outcomes).map((outcome) => labels.outcome(process, name, outcome)),
  };
}

function countOf(counts: readonly StepCount[], step: string) {
  const { cases, open, late } = counts.find((one) => one.step === step) ?? { cases: 0, open: 0, late: 0 };
  return { cases, open, late };
}

/** What is left of the main way of a process that stands in a step: of each step the first that may follow it, as far as none comes twice. */
export function stepsAhead(process: string, step: string | null): string[] {
  const steps = DEFINITIONS.get(process)?.steps;
  const ahead: string[] = [];
  for (let next = step === null ? undefined : steps?.[step]?.[0]; next !== undefined && next !== step && !ahead.includes(next); next = steps?.[next]?.[0])
    ahead.push(next);
  return ahead;
}

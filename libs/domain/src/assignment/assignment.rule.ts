import type { Candidate, Choice, Passed, TaskToGive, Way, Why } from './assignment.type.js';

/** How many of the others' loads are told: enough to see that it was fair. */
const TOLD = 5;

type Found = { person: string; why: Why } | { passed: Passed };

/**
 * Who gets a task: the first way of its row that finds somebody of the task's role who is here. Who is away is stood in for by his substitute
 * where a person is named, and passed over where people are compared. Where no way finds anybody the task lies with its group, never nowhere.
 * The same facts give the same choice. WT-1.9, ALL-4.
 */
export function choose(task: TaskToGive): Choice {
  const passed: Passed[] = [];
  for (const way of task.row.ways) {
    const found = tryWay(way, task);
    if ('passed' in found) passed.push(found.passed);
    else {
      const why = passed.length > 0 ? { ...found.why, passed } : found.why;
      return task.row.shared ? { person: null, wanted: found.person, why: { ...why, shared: true } } : { person: found.person, wanted: null, why };
    }
  }
  return { person: null, wanted: null, why: { code: 'nobody', passed } };
}

/** The candidates once this person has got a task: what is given next in the same breath must know of it. */
export function afterGiving(candidates: readonly Candidate[], person: string, at: number): Candidate[] {
  const place = 1 + Math.max(0, ...candidates.map(({ lastGiven }) => lastGiven?.place ?? 0));
  return candidates.map((one) => (one.id === person ? { ...one, load: one.load + 1, lastGiven: { place, at } } : one));
}

function tryWay(way: Way, task: TaskToGive): Found {
  const ofRole = task.candidates.filter(({ roles }) => roles.includes(task.role));
  const { row } = task;
  switch (way) {
    case 'wanted':
      return named({ way, id: task.wanted }, ofRole);
    case 'own-manager':
      return named({ way, id: task.ownManager }, ofRole);
    case 'on-duty':
      return named({ way, id: task.onDuty }, ofRole, row.duty === undefined ? {} : { duty: row.duty });
    case 'by-skill': {
      const skill = task.skill ?? row.skill;
      const skilled = skill === undefined ? [] : here(ofRole).filter(({ skills }) => skills.includes(skill));
      return first({ way, because: 'nobody-skilled' }, byLoad(skilled), (one, others) => ({ skill: skill!, ...loads(one, others) }));
    }
    case 'least-loaded':
      return first({ way, because: 'nobody-here' }, byLoad(here(ofRole)), loads);
    case 'round-robin':
      return first({ way, because: 'nobody-here' }, here(ofRole).toSorted(byTurn), ({ lastGiven }) => ({ last: lastGiven ? iso(lastGiven.at) : null }));
  }
}

/** The person who is named, else whoever stands in for him. Substitutes who name each other come to an end. */
function named({ way, id }: { way: Way; id: string | null }, ofRole: readonly Candidate[], facts: Partial<Why> = {}): Found {
  if (id === null) return { passed: { way, because: 'not-named' } };
  const asked = ofRole.find((one) => one.id === id);
  if (!asked) return { passed: { way, because: 'not-of-role' } };
  const seen = new Set<string>();
  for (let one: Candidate | undefined = asked; one && !seen.has(one.id); one = ofRole.find(({ id: other }) => other === one?.absent?.substitute)) {
    if (!one.absent) return { person: one.id, why: { code: way, ...facts, ...standingIn(asked, one) } };
    seen.add(one.id);
  }
  return { passed: { way, because: 'absent', person: asked.id, ...(asked.absent ? { until: iso(asked.absent.until) } : {}) } };
}

function standingIn(asked: Candidate, one: Candidate): Pick<Why, 'instead'> {
  return asked.absent && asked !== one ? { instead: { of: asked.id, until: iso(asked.absent.until) } } : {};
}

function first(otherwise: Passed, ranked: readonly Candidate[], facts: (one: Candidate, others: readonly Candidate[]) => Partial<Why>): Found {
  const [one, ...others] = ranked;
  return one ? { person: one.id, why: { code: otherwise.way, ...facts(one, others) } } : { passed: otherwise };
}

function loads(one: Candidate, others: readonly Candidate[]): Pick<Why, 'open' | 'others'> {
  return { open: one.load, others: others.slice(0, TOLD).map(({ load }) => load) };
}

const here = (candidates: readonly Candidate[]) => candidates.filter(({ absent }) => absent === null);
const byLoad = (candidates: readonly Candidate[]) => candidates.toSorted((a, b) => a.load - b.load || byTurn(a, b));

/** Who waited longest for a task; of two who never had one the first by id. */
function byTurn(a: Candidate, b: Candidate): number {
  const turns = (a.lastGiven?.place ?? 0) - (b.lastGiven?.place ?? 0);
  return turns !== 0 ? turns : a.id < b.id ? -1 : 1;
}

const iso = (at: number) => new Date(at).toISOString();

import type { Candidate, Choice, Considered, TaskToGive, Way } from './assignment.type.js';

/** How many are told with a choice: enough to see that it was fair. */
const TOLD = 8;

/** The ways that compare people, and so leave some of them out. */
const COMPARING: readonly string[] = ['by-skill', 'least-loaded', 'round-robin'] satisfies Way[];

/** Who came into question when people were compared, the chosen one first, and why it was nobody else; empty where somebody was named. */
export function consideredOf(task: TaskToGive, { person, wanted, why }: Choice): Considered[] {
  const chosen = task.candidates.find(({ id }) => id === (person ?? wanted));
  if (!chosen || !COMPARING.includes(why.code)) return [];
  const others = task.candidates.filter(({ id, roles }) => id !== chosen.id && roles.includes(task.role));
  const told = others.map((one) => ({ person: one.id, open: one.load, ...leftOut(one, chosen, why) }));
  return [{ person: chosen.id, open: chosen.load }, ...told.toSorted((a, b) => a.open - b.open || (a.person < b.person ? -1 : 1))].slice(0, TOLD);
}

function leftOut(one: Candidate, chosen: Candidate, { code, skill }: Choice['why']): Pick<Considered, 'because' | 'until'> {
  if (one.absent) return { because: 'absent', until: new Date(one.absent.until).toISOString() };
  if (code === 'by-skill' && !one.skills.includes(skill ?? '')) return { because: 'unskilled' };
  return { because: code !== 'round-robin' && one.load > chosen.load ? 'busier' : 'turn' };
}

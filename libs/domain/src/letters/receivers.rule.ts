import type { Candidate } from '../assignment/assignment.type.js';
import type { Role } from '../people/role.type.js';

/** To whom a letter goes: a colleague, or whoever of a group is here. Without either, or where nobody is found, to the head. */
export interface LetterTo {
  person?: string | null;
  /** Where nobody is named: whoever looks after the client. */
  orOwn?: true;
  group?: Role;
}

/** One who gets it; `insteadOf`: was not asked for, but stands in for this person. */
export interface Receiver {
  person: string;
  insteadOf: string | null;
}

/**
 * Who gets a letter, each once: the person or whoever stands in for him; else all of the group who are here; else the head, or whoever stands
 * in. Where they all are away the head gets it all the same: it must lie somewhere. Nobody only where the company has no head.
 */
export function receiversOf({ person, group }: LetterTo, people: readonly Candidate[]): Receiver[] {
  const asked = person ? standIn(person, people) : undefined;
  if (asked) return [asked];
  const ofGroup = group ? people.filter(({ roles, absent }) => roles.includes(group) && absent === null) : [];
  if (ofGroup.length > 0) return ofGroup.map(({ id }) => ({ person: id, insteadOf: null })).toSorted(byPerson);
  const heads = people.filter(({ roles }) => roles.includes('head')).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const here = heads.flatMap(({ id }) => standIn(id, people) ?? []);
  const found = here.length > 0 ? here : heads.map(({ id }) => ({ person: id, insteadOf: null }));
  const first = new Map(found.toReversed().map((one) => [one.person, one]));
  return [...first.values()].toSorted(byPerson);
}

/** The person, else whoever stands in for him. Substitutes who name each other come to an end. */
function standIn(id: string, people: readonly Candidate[]): Receiver | undefined {
  const seen = new Set<string>();
  const known = (wanted: string | null | undefined) => people.find((one) => one.id === wanted);
  for (let one = known(id); one && !seen.has(one.id); one = known(one.absent?.substitute)) {
    if (!one.absent) return { person: one.id, insteadOf: one.id === id ? null : id };
    seen.add(one.id);
  }
  return undefined;
}

const byPerson = (a: Receiver, b: Receiver) => (a.person < b.person ? -1 : 1);

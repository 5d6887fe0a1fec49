import type { Script, ScriptStep } from '../api/types';
import { isEmpty, type FormData } from '../task/form/form-schema';

/** Under this name a draft keeps where its talk stands, beside the form's fields: the steps taken, each with the number of its answer. */
export const PLACE = '$script';

type Answer = ScriptStep['answers'][number];

/** A step that is over: answered, or passed over since all that it asks is known. */
export interface Past {
  readonly step: ScriptStep;
  /** Null: it was passed over. */
  readonly answer: Answer | null;
  /** How many steps were answered before it: going back to it keeps so many. */
  readonly taken: number;
}

/** Where a talk stands. */
export interface Talk {
  readonly past: readonly Past[];
  /** Null: the talk is over. */
  readonly now: ScriptStep | null;
  /** Of the fields that it asks for, those that were not known when the task opened. */
  readonly asks: readonly string[];
  /** The outcome that it has come to. */
  readonly end: string | null;
  /** The step that follows where only one can. */
  readonly next: ScriptStep | null;
  /** The steps taken, to be kept. */
  readonly trail: readonly string[];
}

/** A step and the number of its answer, as the trail keeps it. */
const markOf = (step: string, answer: number) => `${step}:${answer}`;

const trailOf = (place: unknown) => (typeof place === 'string' && place !== '' ? place.split(' ') : []);

/** Fields that a step asks for and that were not known yet. */
function lacking({ ask, skipKnown }: ScriptStep, known: FormData): string[] {
  return skipKnown ? ask.filter((field) => isEmpty(known[field])) : [...ask];
}

const isPassedOver = (step: ScriptStep, known: FormData) => step.skipKnown && step.ask.length > 0 && lacking(step, known).length === 0;

/**
 * Walks a script along the steps that were taken, and passes over what was known when the task opened. A trail that the script of today
 * does not know ends where it leaves it: one goes on from there.
 */
export function walk({ steps }: Script, place: unknown, known: FormData): Talk {
  const named = new Map(steps.map((step) => [step.name, step]));
  const past: Past[] = [];
  const trail: string[] = [];
  let end: string | null = null;
  let now: ScriptStep | null = steps[0] ?? null;
  const pass = () => {
    // A script may lead back, but what is passed over is passed over once at most.
    for (let left = steps.length; now && isPassedOver(now, known) && left > 0; left -= 1) {
      past.push({ step: now, answer: null, taken: trail.length });
      take(now.answers[0]);
    }
  };
  const take = (answer: Answer | undefined) => {
    end = answer?.end ?? null;
    now = answer?.then ? (named.get(answer.then) ?? null) : null;
  };
  pass();
  for (const mark of trailOf(place)) {
    const step: ScriptStep | null = now;
    const answer: Answer | undefined = step?.answers.find((_one, index) => markOf(step.name, index) === mark);
    if (!step || !answer) break;
    past.push({ step, answer, taken: trail.length });
    trail.push(mark);
    take(answer);
    pass();
  }
  return { past, now, asks: now ? lacking(now, known) : [], end, next: nextOf(now, named, known), trail };
}

/** The step that follows, whatever is answered: the one way on, past what is known. */
function nextOf(now: ScriptStep | null, named: ReadonlyMap<string, ScriptStep>, known: FormData): ScriptStep | null {
  let next: ScriptStep | null = now;
  for (let left = named.size; next && left > 0; left -= 1) {
    const then: string | null = next.answers.find((answer) => answer.then !== null)?.then ?? null;
    next = then === null ? null : (named.get(then) ?? null);
    if (!next || !isPassedOver(next, known)) break;
  }
  return next;
}

/** The place after this answer of the step that one is at. */
export function placeAfter({ trail, now }: Talk, answer: number): string {
  return [...trail, ...(now ? [markOf(now.name, answer)] : [])].join(' ');
}

/** The place with so many steps taken: `trail.length - 1` is a step back. */
export function placeWith({ trail }: Talk, taken: number): string {
  return trail.slice(0, Math.max(0, taken)).join(' ');
}

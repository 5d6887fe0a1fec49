import type { Passed, Why } from '#domain/assignment/assignment.type.js';
import type { Labels } from '../labels/labels.js';

/** Who is told of a choice: its person, and the names of whom it speaks of. */
export interface Told {
  /** Whose it is, or who is wanted; null: the group's. */
  person: string | null;
  /** Whether that is whoever reads. */
  you: boolean;
  /** Names by id. */
  names: Readonly<Record<string, string>>;
}

/** Why somebody has a task, in a sentence or two for whoever reads; null where nothing chose. */
export function whyText(why: Why | null, told: Told, labels: Labels): string | null {
  if (why === null) return null;
  const shared = why.shared && told.person !== null ? labels.say('why.shared') : null;
  const parts = [reason(why, told, labels), shared, standingIn(why, told, labels), besides(why, labels), handed(why, told, labels)];
  return parts.filter((part) => part !== null).join('. ');
}

function reason(why: Why, { person, you, names }: Told, labels: Labels): string {
  const { code, open, others = [], last, from } = why;
  const facts = {
    name: person ?? '',
    open,
    others: others.join(', '),
    last: last ? labels.instant(last) : '',
    from: (from && names[from]) ?? '',
  };
  const variant = code === 'least-loaded' && others.length === 0 ? 'only-one' : code === 'round-robin' && !last ? 'first-turn' : code;
  if (person !== null) return labels.say(`why.${variant}.${you ? 'you' : 'other'}`, facts);
  if (code === 'nobody') return passedText(why, labels) ?? labels.say('why.nobody');
  return labels.say(code === 'handed-over' ? 'why.handed-over.group' : 'why.gone', facts);
}

function standingIn({ instead }: Why, { you, names }: Told, labels: Labels): string | null {
  if (!instead) return null;
  return labels.say(you ? 'why.instead.you' : 'why.instead.other', { name: names[instead.of] ?? '', until: labels.instant(instead.until) });
}

/** Chosen by the rule, and whose it was before. */
function handed({ code, from }: Why, { names }: Told, labels: Labels): string | null {
  return from === undefined || code === 'handed-over' ? null : labels.say('why.before', { from: names[from] ?? '' });
}

/** What was tried before, of somebody who was found. */
function besides(why: Why, labels: Labels): string | null {
  return why.code === 'nobody' ? null : passedText({ ...why, passed: (why.passed ?? []).filter(({ because }) => because !== 'not-named') }, labels);
}

/** Ways that passed without a word worth saying have no text. */
function passedText({ passed = [] }: Why, labels: Labels): string | null {
  const said = passed.map((one) => passedOne(one, labels)).filter((text) => text !== null);
  return said.length > 0 ? said.join('. ') : null;
}

function passedOne({ way, because, until }: Passed, labels: Labels): string | null {
  const key = `why.passed.${way}.${because}`;
  return labels.optional(key) && labels.say(key, { until: until ? labels.instant(until) : '' });
}

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '../../api/problem';
import type { Outcome } from '../../api/types';
import { wrongValue } from './check';
import { isEmpty, type Fields, type FormData } from './form-schema';

interface TaskFormOptions {
  fields: Fields;
  data: FormData;
  /** The outcome that the reader is about to choose; one without a label is the only thing that the form is for. */
  outcome: Outcome | undefined;
}

/** `data.city` of the body is the form's field `city`. */
function fieldOf(path: string): string {
  return path.replace(/^data[./]/, '');
}

/** What of a form is to be shown as wrong: a format once its field was left, what is missing once an outcome was tried, and what the server said. */
export function useTaskForm({ fields, data, outcome }: TaskFormOptions) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState<string>();
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const required = useMemo(() => new Set(outcome?.requires), [outcome]);

  const missing = (of: Outcome, given = data) => of.requires.filter((name) => name in fields && isEmpty(given[name]));
  const malformed = (given = data) => Object.keys(fields).filter((name) => wrongValue(fields[name]!, given[name]) !== null);

  const wrong = useMemo(() => {
    const texts: Record<string, string> = {};
    for (const [name, field] of Object.entries(fields)) {
      const wrongNow = wrongValue(field, data[name]);
      // Beneath a time in words stands what is wrong with it.
      if (wrongNow && ((left.has(name) && wrongNow.rule !== 'when') || tried !== undefined))
        texts[name] = t(`form.wrong.${wrongNow.rule}`, { count: wrongNow.limit ?? 0 });
      else if (outcome && tried === outcome.name && required.has(name) && isEmpty(data[name]))
        texts[name] = outcome.label === '' ? t('form.needed') : t('form.neededFor', { outcome: outcome.label });
    }
    return { ...texts, ...said };
  }, [fields, data, left, tried, outcome, required, said, t]);

  return {
    wrong,
    required,
    missing,
    /** The first field that keeps this outcome from being sent with this data. */
    firstObstacle: (of: Outcome, given = data) => Object.keys(fields).find((name) => missing(of, given).includes(name) || malformed(given).includes(name)),
    leave: (name: string) => setLeft((before) => new Set(before).add(name)),
    tryOutcome: (name: string) => setTried(name),
    /** Takes the server's refusals: the first field that they are of, and how many are of none. */
    takeFields: (problems: readonly FieldProblem[]): { first: string | undefined; rest: number } => {
      setSaid(Object.fromEntries(problems.map(({ path, message }) => [fieldOf(path), message])));
      const names = new Set(problems.map(({ path }) => fieldOf(path)));
      return { first: Object.keys(fields).find((name) => names.has(name)), rest: [...names].filter((name) => !(name in fields)).length };
    },
    /** What the server said of a field is over when the field changes. */
    changed: (next: FormData) => setSaid((before) => Object.fromEntries(Object.entries(before).filter(([name]) => next[name] === data[name]))),
  };
}

/** Some fields are loaded only when they are needed: so long one is waited for, ms. */
const PATIENCE = 5_000;

function focusIn(field: Element): boolean {
  const input = field.querySelector<HTMLElement>('input:not([type="hidden"]), textarea');
  input?.focus({ preventScroll: true });
  field.scrollIntoView({ block: 'nearest' });
  return input !== null;
}

/** Brings the hand to a field, as soon as it is there; unless the hand went elsewhere meanwhile. */
export function focusField(name: string): void {
  const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`);
  if (!field || focusIn(field)) return;
  const here = document.activeElement;
  const observer = new MutationObserver(() => (document.activeElement !== here || focusIn(field)) && observer.disconnect());
  observer.observe(field, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), PATIENCE);
}

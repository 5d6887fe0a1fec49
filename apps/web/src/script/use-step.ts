import { useTranslation } from 'react-i18next';
import type { ScriptStep } from '../api/types';
import { isEmpty, pick } from '../task/form/form-schema';
import type { WorkState } from '../task/use-work';
import { useKeys } from '../ui/use-keys';
import type { TalkState } from './use-talk';

/** So many choices have digits of their own; more are chosen from a list. */
const FEW = 6;
const LAST_DIGIT = 9;

/** The step one is at: what it asks for, by how that is answered, and its ways on; with their keys. */
export function useStep(step: ScriptStep, talk: TalkState, { fields, draft, change }: WorkState) {
  const { t } = useTranslation();
  const asked = talk.asks.filter((name) => name in fields);
  const few = asked.filter((name) => fields[name]!.oneOf && fields[name]!.oneOf!.length <= FEW);
  const acts: (() => void)[] = [];
  const choices = few.map((name) => {
    const field = fields[name]!;
    const digit = acts.length + 1;
    const choose = (value: string | number) => change({ [name]: draft.data[name] === value ? undefined : value });
    for (const choice of field.oneOf!) acts.push(() => choose(choice.const));
    return { name, field, digit, choose };
  });
  const [only] = step.answers;
  const onward = step.answers.length === 1 && only?.label === '' ? { end: only.end, act: () => talk.choose(0) } : undefined;
  const firstBranch = acts.length + 1;
  const branches = onward
    ? []
    : step.answers.map(({ label }, index) => {
        const digit = firstBranch + index;
        return { label, digit: digit <= LAST_DIGIT ? digit : null, act: () => talk.choose(index) };
      });
  useKeys({
    ...Object.fromEntries(
      [...acts, ...branches.map(({ act }) => act)].slice(0, LAST_DIGIT).map((act, index) => [`Digit${index + 1}`, [t('does.answer'), act] as const]),
    ),
    ...(onward ? { Space: [t('script.onward'), onward.act] as const } : {}),
  });
  return {
    typed: pick(fields, (name) => asked.includes(name) && !few.includes(name)),
    choices,
    known: step.ask.filter((name) => name in fields && !asked.includes(name)),
    onward,
    branches,
    /** Enter in the last field: on where nothing is left to ask, else out of the field, so that digits choose. */
    typedAll: () => {
      if (onward && asked.every((name) => !isEmpty(draft.data[name]))) onward.act();
      else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    },
  };
}

export type StepState = ReturnType<typeof useStep>;

import { useTranslation } from 'react-i18next';
import type { TaskPage } from '../api/types';
import { useMe } from '../app/session';
import type { RowName } from './rows';

/** What to say: the pack's script of the task has the words, step by step; where it has none, ours are. */
export function useSayings(task: TaskPage): { now: string; row: (name: RowName) => string } {
  const { t } = useTranslation();
  const { user, organisation } = useMe();
  const steps = task.script?.steps ?? [];
  const [first] = steps;
  return {
    now: task.name === 'takeMessage' ? t('call.message') : (first?.say ?? t('call.greeting', { company: organisation.name, me: user.name })),
    row: (name) => {
      // A step that asks for several things at once is not the words for one row.
      const asking = steps.find(({ ask }) => ask.length === 1 && ask[0] === name);
      // What greets is said once, above.
      return asking && asking !== first ? asking.say : t(`call.say.${name}`);
    },
  };
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { skillsOf } from '../accounts/typed-account';
import { api } from '../api/client';
import { toProblem } from '../api/problem';
import type { Staff } from '../api/types';
import { useAct } from '../api/use-act';
import { ActForm } from '../ui/ActForm';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';
import { WordsField } from '../ui/WordsField';
import { usePeopleAgain } from './use-people';

/** What somebody is good at, for whoever leads people: the rules choose by it, and it can be taken back. */
export function SkillsForm({ one, close }: { one: Staff; close: () => void }) {
  const { t } = useTranslation();
  const again = usePeopleAgain();
  const words = useProblemWords();
  const { busy, problem, run } = useAct();
  const [before] = useState(one.skills);
  const [typed, setTyped] = useState(one.skills.join(', '));
  const put = (skills: string[]) => api.PUT('/api/v1/people/{id}/skills', { params: { path: { id: one.id } }, body: { skills } });
  const undo = async () => {
    const { error } = await put(before).catch((thrown: unknown) => ({ error: thrown }));
    say(error === undefined ? t('people.skillsBack', { name: one.name }) : words(toProblem(error)));
    again();
  };
  const send = async () => {
    const skills = skillsOf(typed);
    if (skills.join() !== before.join()) {
      if (!(await run(() => put(skills)))) return;
      again();
      say(t('people.skillsSaved', { name: one.name }), () => void undo());
    }
    close();
  };
  return (
    <ActForm
      title={t('people.skillsTitle', { name: one.name })}
      hint={t('people.skillsHint')}
      act={t('people.skillsAct')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      <WordsField first label={t('people.skills')} max={500} value={typed} change={setTyped} />
    </ActForm>
  );
}

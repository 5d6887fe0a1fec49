import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Staff } from '../api/types';
import { useAct } from '../api/use-act';
import { When } from '../time/When';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';
import { AwayForm } from './AwayForm';
import { HandOverForm } from './HandOverForm';
import styles from './People.module.css';
import { SkillsForm } from './SkillsForm';
import { usePeopleAgain } from './use-people';

/** One person: here or away, what is in hand, and the acts, each of which opens beneath. */
export function PersonItem({ one, others }: { one: Staff; others: Staff[] }) {
  const { t } = useTranslation();
  const [form, setForm] = useState<'away' | 'hand-over' | 'skills'>();
  const close = () => setForm(undefined);
  return (
    <article className={styles.person} aria-label={one.name}>
      <div className={styles.who}>
        <Avatar kind="person" name={one.name} />
        <div>
          <h2 className={styles.name}>{one.name}</h2>
          <p className={styles.roles}>{one.roleLabels.join(t('page.and'))}</p>
          {one.skills.length > 0 && <p className={styles.roles}>{t('people.goodAt', { skills: one.skills.join(t('page.and')) })}</p>}
        </div>
      </div>
      <Presence one={one} />
      <p className={styles.load}>
        {t('people.tasks', { count: one.openTasks })}
        {one.clients > 0 && <span>{t('people.clients', { count: one.clients })}</span>}
        {one.promises.kept + one.promises.broken > 0 && <span>{t('people.promises', one.promises)}</span>}
      </p>
      <div className={styles.acts}>
        {one.active && one.absence === null && (
          <Button onClick={() => setForm('away')} aria-expanded={form === 'away'}>
            {t('people.away')}
          </Button>
        )}
        {one.active && (
          <Button onClick={() => setForm('skills')} aria-expanded={form === 'skills'}>
            {t('people.skills')}
          </Button>
        )}
        <Button onClick={() => setForm('hand-over')} aria-expanded={form === 'hand-over'}>
          {t('people.handOver')}
        </Button>
      </div>
      {form !== undefined && (
        <div className={`panel ${styles.form}`}>
          {form === 'away' && <AwayForm one={one} others={others} close={close} />}
          {form === 'skills' && <SkillsForm one={one} close={close} />}
          {form === 'hand-over' && <HandOverForm one={one} others={others} close={close} />}
        </div>
      )}
    </article>
  );
}

/** Here, away until when and with whom standing in, or gone. Who comes back earlier is here at once. */
function Presence({ one }: { one: Staff }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const again = usePeopleAgain();
  const { busy, problem, run } = useAct();
  const { absence } = one;
  if (!one.active) return <p className={styles.gone}>{t('people.gone')}</p>;
  if (absence === null) return <p className={styles.here}>{t('people.here')}</p>;
  const back = async () => {
    if (!(await run(() => api.POST('/api/v1/absences/{id}/end', { params: { path: { id: absence.id } } }), again))) return;
    say(t('people.isBack', { name: one.name }));
    again();
  };
  return (
    <div className={styles.away}>
      <p>
        {t('people.awayUntil', { kind: absence.kindLabel })} <When at={absence.until} as="moment" />
        {absence.substitute !== null && <span>{t('people.standsIn', { name: absence.substitute })}</span>}
      </p>
      <Button kind="quiet" onClick={() => void back()} aria-busy={busy}>
        {t('people.back')}
      </Button>
      {problem && (
        <p className={styles.wrong} role="alert">
          {words(problem)}
        </p>
      )}
    </div>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../api/client';
import { toProblem, type Problem } from '../api/problem';
import type { NoticeWishes } from '../api/types';
import { useMay, useMe } from '../app/session';
import { Skeleton } from '../ui/Skeleton';
import { useProblemWords } from '../ui/use-problem-words';
import { choose } from './browser-notices';
import { OwnHours } from './OwnHours';
import styles from './Notices.module.css';
import { useChoice } from './use-browser-notices';

const KINDS: NoticeWishes['off'] = ['urgent', 'task', 'soon', 'late', 'mention', 'answer', 'taken', 'incident'];
const QUIET = ['outside-work', 'own', 'never'] as const;
const WISHES = query.queryOptions('get', '/api/v1/notices/wishes');

/** What one wants to be told, and when one wants quiet. What is changed is in force at once, and in all of one's browsers. */
export function WishesForm({ present }: { present: readonly string[] }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const known = query.useQuery('get', '/api/v1/notices/wishes');
  const { wished, change, problem } = useWishing();
  const data = wished ?? known.data;
  const mayMend = useMay('incident.manage');
  if (!data) return <Skeleton bars={6} />;
  const kinds = KINDS.filter((kind) => kind !== 'incident' || mayMend);
  return (
    <div className={styles.wishes} data-wishes>
      <InBrowser present={present} />
      <Tick label={t('notices.wishes.sound')} on={data.sound} change={(sound) => change({ ...data, sound })} />
      <fieldset className={styles.part}>
        <legend className="caption">{t('notices.wishes.quiet')}</legend>
        {QUIET.map((quiet) => (
          <label key={quiet} className={styles.tick}>
            <input type="radio" name="quiet" checked={data.quiet === quiet} onChange={() => change({ ...data, quiet })} />
            {t(`notices.wishes.modes.${quiet}`)}
          </label>
        ))}
        {data.quiet === 'own' && <OwnHours wishes={data} change={change} />}
        {data.quiet !== 'never' && (
          <Tick label={t('notices.wishes.urgent')} on={data.urgentAlways} change={(urgentAlways) => change({ ...data, urgentAlways })} />
        )}
      </fieldset>
      <fieldset className={styles.part}>
        <legend className="caption">{t('notices.wishes.kinds')}</legend>
        {kinds.map((kind) => (
          <Tick
            key={kind}
            label={t(`notices.kinds.${kind}`)}
            on={!data.off.includes(kind)}
            change={(on) => change({ ...data, off: on ? data.off.filter((one) => one !== kind) : [...data.off, kind] })}
          />
        ))}
      </fieldset>
      {problem && (
        <p role="alert" className={styles.wrong}>
          {words(problem)}
        </p>
      )}
    </div>
  );
}

/** Shows each change at once and sends one after the other, so that the last one is what stays. */
function useWishing() {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  /** What was chosen here: a tick must be there with the press, not a moment after it. */
  const [wished, setWished] = useState<NoticeWishes | null>(null);
  const before = useRef<Promise<void>>(Promise.resolve());
  const send = async (body: NoticeWishes) => {
    setProblem(null);
    try {
      const { error } = await api.PUT('/api/v1/notices/wishes', { body });
      if (error) throw error;
    } catch (error) {
      setProblem(toProblem(error));
      setWished(null);
      void queries.invalidateQueries({ queryKey: WISHES.queryKey });
    }
  };
  const change = (wishes: NoticeWishes) => {
    setWished(wishes);
    queries.setQueryData(WISHES.queryKey, wishes);
    before.current = before.current.then(() => send(wishes));
  };
  return { wished, change, problem };
}

/** The browser's own notices: it asks for its permission when they are turned on, and not before. */
function InBrowser({ present }: { present: readonly string[] }) {
  const { t } = useTranslation();
  const { user } = useMe();
  const choice = useChoice();
  const able = choice === 'on' || choice === 'off';
  return (
    <div>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={choice === 'on'}
          aria-disabled={!able}
          aria-describedby="notices-in-browser"
          onChange={(event) => able && void choose(user.id, event.currentTarget.checked, present)}
        />
        {t('notices.wishes.browser')}
      </label>
      <p id="notices-in-browser" className={styles.hint}>
        {t(`notices.wishes.choices.${choice}`)}
      </p>
    </div>
  );
}

function Tick({ label, on, change }: { label: string; on: boolean; change: (on: boolean) => void }) {
  return (
    <label className={styles.tick}>
      <input type="checkbox" checked={on} onChange={(event) => change(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

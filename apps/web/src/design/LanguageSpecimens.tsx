import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { TaskItem } from '../inbox/TaskItem';
import { i18n, LANGUAGES, loadTexts, type Language } from '../texts/i18n';
import { Clock } from '../ui/Clock';
import styles from './Design.module.css';
import { minutesFrom, sampleTask, UNMARKED } from './samples';
import { Specimen } from './Specimen';

/** The same in each language, one beneath the other: what is too long is seen here first. */
export function LanguageSpecimens({ now }: { now: number }) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    void Promise.all(LANGUAGES.map(loadTexts)).then(() => setLoaded(true));
  }, []);
  return (
    <Specimen title={t('design.languages')}>
      {loaded &&
        LANGUAGES.map((language) => (
          <In key={language} language={language}>
            <Sample now={now} />
          </In>
        ))}
    </Specimen>
  );
}

function In({ language, children }: { language: Language; children: ReactNode }) {
  const own = useMemo(() => i18n.cloneInstance({ lng: language }), [language]);
  return (
    <I18nextProvider i18n={own}>
      <div lang={language}>{children}</div>
    </I18nextProvider>
  );
}

function Sample({ now }: { now: number }) {
  const { t } = useTranslation();
  const late = sampleTask(t, now, { warnAt: minutesFrom(now, -20), dueAt: minutesFrom(now, -7) });
  return (
    <>
      <div className={styles.row}>
        <Clock deadline={late} big />
      </div>
      <TaskItem row={late} {...UNMARKED} />
      <TaskItem row={sampleTask(t, now, { urgent: true })} {...UNMARKED} />
    </>
  );
}

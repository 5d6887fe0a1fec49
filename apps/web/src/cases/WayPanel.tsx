import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { CaseDetail, Process } from '../api/types';
import tabs from '../inbox/Inbox.module.css';
import diagram from '../map/Diagram.module.css';
import { LazyDiagram } from '../map/LazyDiagram';
import { StepList } from '../map/StepList';
import { useStayWords } from '../map/use-stay-words';
import { takenFlows, toldSteps } from '../map/way';
import { useNow } from '../time/now';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { Skeleton } from '../ui/Skeleton';
import { useKeys } from '../ui/use-keys';
import { StepStrip } from './StepStrip';
import styles from './WayPanel.module.css';

/** The way of the case: in short, and unfolded as the diagram of its processes with the way taken lit (W). */
export function WayPanel({ item }: { item: CaseDetail }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useKeys({ KeyW: [t('way.whole'), () => setOpen((before) => !before)] });
  if (item.processes.length === 0) return null;
  return (
    <section className={`panel ${styles.way}`} aria-labelledby="way">
      <header className={styles.head}>
        <h2 id="way">{t('way.title')}</h2>
        <p className={styles.hint}>{t('way.hint')}</p>
        <Button kind="quiet" onClick={() => setOpen(!open)} aria-expanded={open} aria-controls="whole-way" aria-keyshortcuts="W">
          {t(open ? 'way.fold' : 'way.whole')} <Key name="W" />
        </Button>
      </header>
      <StepStrip item={item} />
      {open && <Whole item={item} />}
    </section>
  );
}

/** The process that is under way in the innermost place, or the one that ended last. */
function first(processes: readonly Process[]): Process {
  const running = processes.filter(({ status }) => status === 'running');
  return [...(running.length > 0 ? running : processes)].sort((a, b) => a.startedAt.localeCompare(b.startedAt)).at(-1)!;
}

function Whole({ item: { processes } }: { item: CaseDetail }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string>();
  const process = processes.find(({ id }) => id === chosen) ?? first(processes);
  return (
    <div id="whole-way" className={styles.whole}>
      {processes.length > 1 && (
        <div className={styles.which} role="group" aria-label={t('map.which')}>
          {processes.map(({ id, label }) => (
            <button key={id} type="button" className={tabs.tab} aria-pressed={id === process.id} onClick={() => setChosen(id)}>
              {label}
            </button>
          ))}
        </div>
      )}
      <OfProcess key={process.id} process={process} />
    </div>
  );
}

function OfProcess({ process }: { process: Process }) {
  const { t } = useTranslation();
  const now = useNow();
  const { data: map, error } = query.useQuery('get', '/api/v1/processes/{name}/map', { params: { path: { name: process.process } } });
  const words = useStayWords();
  if (!map) return error === null ? <Skeleton /> : <p className={styles.hint}>{t('map.failed')}</p>;
  const visits = process.status === 'running' ? process.visits : process.visits.map((visit) => ({ ...visit, to: visit.to ?? process.endedAt }));
  const taken = toldSteps(visits, now);
  return (
    <>
      <LazyDiagram
        map={map}
        taken={taken}
        flows={takenFlows(map, visits)}
        words={(step) => {
          const told = taken.get(step);
          // Beneath an end flows come in, and it takes no time.
          if (!told || map.steps.some(({ name, moves }) => name === step && moves.length === 0)) return null;
          return (
            <p className={[diagram.words, told.state === 'now' && diagram.onNow, told.late && diagram.late].filter(Boolean).join(' ')} aria-hidden="true">
              {words(told)}
              {told.late && ' !'}
            </p>
          );
        }}
      />
      <StepList map={map} taken={taken} />
    </>
  );
}

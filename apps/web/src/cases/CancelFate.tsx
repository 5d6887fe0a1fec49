import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../task/use-command';
import { FactLine } from '../ui/FactLine';
import styles from './Steering.module.css';

type Fate = { kind: 'going' } | { kind: 'done' } | { kind: 'refused'; reason: string };

/** What became of a cancel: it is a fact only when the process has heard of it. */
export function CancelFate({ commandId }: { commandId: string }) {
  const { t } = useTranslation();
  const [fate, setFate] = useState<Fate>({ kind: 'going' });
  useCommand(fate.kind === 'going' ? commandId : null, {
    applied: () => setFate({ kind: 'done' }),
    refused: (reason) => setFate({ kind: 'refused', reason }),
  });
  return (
    <section className={`panel ${styles.fate}`}>
      <FactLine kind={fate.kind} title={t(`steer.cancelFate.${fate.kind}.title`)} afterAct>
        {fate.kind === 'refused' ? fate.reason : t(`steer.cancelFate.${fate.kind}.text`)}
      </FactLine>
    </section>
  );
}

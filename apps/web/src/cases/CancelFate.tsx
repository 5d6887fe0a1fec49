import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../task/use-command';
import { FactLine } from '../ui/FactLine';
import styles from './Steering.module.css';

type Fate = { kind: 'going' } | { kind: 'heard' } | { kind: 'refused'; reason: string };

/** What became of a cancel: accepted, heard by the process, and a fact only when the case is closed. */
export function CancelFate({ commandId, over }: { commandId: string; over: boolean }) {
  const { t } = useTranslation();
  const [fate, setFate] = useState<Fate>({ kind: 'going' });
  useCommand(fate.kind === 'going' ? commandId : null, {
    applied: () => setFate({ kind: 'heard' }),
    refused: (reason) => setFate({ kind: 'refused', reason }),
  });
  const kind = fate.kind === 'heard' && over ? 'done' : fate.kind;
  return (
    <section className={`panel ${styles.fate}`}>
      <FactLine kind={kind === 'heard' ? 'going' : kind} title={t(`steer.cancelFate.${kind}.title`)} afterAct>
        {fate.kind === 'refused' ? fate.reason : kind !== 'refused' && t(`steer.cancelFate.${kind}.text`)}
      </FactLine>
    </section>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useAct } from '../api/use-act';
import { ActForm } from '../ui/ActForm';
import { say } from '../ui/toast';
import { WordsField } from '../ui/WordsField';
import styles from './Deal.module.css';
import type { Deal } from '../api/types';
import { useDealAgain } from './use-deal';

/** The client does not want it any more: why, in the pack's words. What is open is withdrawn, and what was found out stays (WT-2.9). */
export function RefusalForm({ caseId, deal, close }: { caseId: string; deal: Pick<Deal, 'lostReasons'>; close: () => void }) {
  const { t } = useTranslation();
  const again = useDealAgain();
  const { busy, problem, run } = useAct();
  const [reason, setReason] = useState<string>();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const chosen = deal.lostReasons.find(({ name }) => name === reason);
  const lacksNote = chosen?.needsNote === true && note.trim() === '';
  const send = async () => {
    setTried(true);
    if (reason === undefined || lacksNote) return;
    const body = { reason, ...(note.trim() !== '' && { note: note.trim() }) };
    if (!(await run(() => api.POST('/api/v1/cases/{id}/refusal', { params: { path: { id: caseId } }, body })))) return;
    say(t('deal.refusal.told'));
    again();
    close();
  };
  return (
    <ActForm
      title={t('deal.refusal.title')}
      hint={t('deal.refusal.hint')}
      act={t('deal.panel.refused')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      <div role="radiogroup" aria-label={t('deal.refusal.why')} className={styles.reasons}>
        {deal.lostReasons.map(({ name, label }, index) => (
          <label key={name}>
            <input type="radio" name="refusal" autoFocus={index === 0} checked={reason === name} onChange={() => setReason(name)} />
            {label}
          </label>
        ))}
      </div>
      <WordsField label={t(chosen?.needsNote ? 'deal.refusal.noteNeeded' : 'deal.refusal.note')} value={note} change={setNote} max={2_000} />
      {tried && (reason === undefined || lacksNote) && (
        <p className={styles.wrong} role="alert">
          {t(reason === undefined ? 'deal.refusal.chooseWhy' : 'deal.refusal.sayWhy')}
        </p>
      )}
    </ActForm>
  );
}

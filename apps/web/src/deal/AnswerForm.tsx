import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useAct } from '../api/use-act';
import type { Row } from '../task/form/form-schema';
import { ActForm } from '../ui/ActForm';
import { say } from '../ui/toast';
import { AnswerRow } from './AnswerRow';
import { answerRows, saidRows } from './answer-rows';
import styles from './Deal.module.css';
import type { DealQuery } from './deal';
import type { Deal } from '../api/types';
import rowStyles from './Rows.module.css';
import { Segments } from './Segments';
import { useDealAgain } from './use-deal';

const CHANNELS = ['phone', 'mail', 'messenger', 'account'] as const;

/** What a supplier has just said, written down where the deal is looked at: the story hears it as if he had answered by letter (WT-3.4, WT-3.6). */
export function AnswerForm({ query, deal, close }: { query: DealQuery; deal: Deal; close: () => void }) {
  const { t } = useTranslation();
  const again = useDealAgain();
  const { busy, problem, run } = useAct();
  const [rows, setRows] = useState<readonly Row[]>(() => answerRows([], query.lines));
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>(query.byMail ? 'mail' : 'phone');
  const [tried, setTried] = useState(false);
  const said = saidRows(rows);
  const send = async () => {
    setTried(true);
    if (said.length === 0) return;
    const body = { answers: said as unknown as Parameters<typeof post>[1]['answers'], channel };
    if (!(await run(() => post(query.id, body)))) return;
    say(t('deal.query.written', { name: query.supplier.name }));
    again();
    close();
  };
  return (
    <ActForm
      title={t('deal.query.title', { name: query.supplier.name })}
      act={t('deal.query.send')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      <div className={styles.whole}>
        <Segments
          label={t('deal.query.channel')}
          options={CHANNELS.map((name) => ({ name, label: t(`deal.query.channels.${name}`) }))}
          value={channel}
          choose={setChannel}
        />
        <ol className={rowStyles.rows}>
          {rows.map((row, index) => (
            <AnswerRow
              key={String(row['line'])}
              name="answers"
              row={row}
              index={index}
              asked={query.lines.find(({ line }) => line === row['line'])}
              known={deal.lines.find(({ place }) => place === row['line'])}
              change={(next) => setRows(rows.map((one, at) => (at === index ? next : one)))}
              wrong={{}}
              readOnly={false}
            />
          ))}
        </ol>
        {tried && said.length === 0 && (
          <p className={styles.wrong} role="alert">
            {t('deal.query.needed')}
          </p>
        )}
      </div>
    </ActForm>
  );
}

const post = (query: string, body: { answers: { line: number; has: 'yes' | 'part' | 'expected' | 'no' }[]; channel: (typeof CHANNELS)[number] }) =>
  api.POST('/api/v1/queries/{id}/answers', { params: { path: { id: query } }, body });

import { useTranslation } from 'react-i18next';
import type { Manager } from '../api/types';
import { isEmpty, type FormData } from '../task/form/form-schema';
import styles from './Transfer.module.css';

interface TransferProps {
  data: FormData;
  manager: Manager | undefined;
  /** `ask`: the manager is being called; `promise`: the client is talked to again (WT-1.6). */
  stage: 'ask' | 'promise';
}

/** What to tell the manager in one sentence, and what to tell the client when he is busy (WT-1.5, WT-1.6). */
export function Transfer({ data, manager, stage }: TransferProps) {
  const { t, i18n } = useTranslation();
  const say = (name: string) => (isEmpty(data[name]) ? null : String(data[name]));
  const name = say('name');
  const kind = say('clientKind') as 'private' | 'legal' | null;
  const facts = [
    name ?? t('call.transfer.nameless'),
    kind && t(`call.choices.clientKind.${kind}`).toLocaleLowerCase(i18n.language),
    say('company'),
    say('city'),
  ].filter(Boolean);
  return (
    <>
      {stage === 'ask' && (
        <>
          <h2 className={`caption ${styles.head}`}>{t('call.transfer.tell')}</h2>
          <p className={`panel ${styles.words}`}>
            {t('call.transfer.line', { manager: manager?.name ?? '', facts: facts.join(t('page.and')), gist: say('question') ?? t('call.transfer.noGist') })}
          </p>
        </>
      )}
      <h2 className={`caption ${styles.head}`}>{t(stage === 'ask' ? 'call.transfer.busyHead' : 'call.transfer.sayNow')}</h2>
      <div className={`panel ${styles.words}`}>
        <p>{name === null ? t('call.transfer.promise') : t('call.transfer.promiseTo', { name })}</p>
        <dl className={styles.facts}>
          <dt>{t('call.transfer.task')}</dt>
          <dd>
            <b className={styles.urgent}>{t('tasks.urgent')}</b> {t('call.transfer.taskText', { manager: manager?.name ?? t('call.transfer.anyone') })}
          </dd>
          <dt>{t('call.transfer.due')}</dt>
          <dd>{t('call.transfer.dueText')}</dd>
          <dt>{t('call.transfer.letter')}</dt>
          <dd>{t('call.transfer.letterText')}</dd>
        </dl>
      </div>
    </>
  );
}

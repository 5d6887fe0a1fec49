import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxView, ViewList } from '../api/types';
import { ActForm } from '../ui/ActForm';
import { WordsField } from '../ui/WordsField';
import { Choice } from './Choice';
import type { Filter } from './filter';
import styles from './Tools.module.css';
import type { ViewActs } from './use-views';

const LONGEST = 60;

interface ViewFormProps {
  /** The one that is changed; none: a new one. */
  view: InboxView | undefined;
  filter: Filter;
  groups: ViewList['groups'];
  acts: ViewActs;
  /** With the view as it is now, where it was kept. */
  close: (kept?: InboxView) => void;
}

/** What a view is called, and whose inboxes have it, too. What it asks for is what the list shows now. */
export function ViewForm({ view, filter, groups, acts, close }: ViewFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(view?.name ?? '');
  const [sharedWith, setSharedWith] = useState<InboxView['sharedWith']>(view?.sharedWith ?? null);
  const mine = groups.filter(({ mayShare, role }) => mayShare || role === view?.sharedWith);
  const send = async () => {
    const written = { name: name.trim(), filter, sharedWith };
    if (written.name === '') return;
    const kept = view ? await acts.change(view, written) : await acts.make(written);
    if (kept) close(kept);
  };
  return (
    <div className={styles.form}>
      <ActForm
        title={t(view ? 'views.changeTitle' : 'views.newTitle')}
        hint={t('views.hint')}
        act={t('views.keep')}
        busy={acts.busy}
        problem={acts.problem}
        send={() => void send()}
        close={() => close()}
      >
        <WordsField first label={t('views.name')} placeholder={t('views.namePlaceholder')} value={name} change={setName} max={LONGEST} />
        <Choice
          label={t('views.sharedWith')}
          value={sharedWith}
          choose={setSharedWith}
          none={t('views.alone')}
          options={mine.map(({ role, label }) => ({ value: role, label }))}
        />
      </ActForm>
    </div>
  );
}

import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountedView, Scope } from '../api/types';
import { useMe } from '../app/session';
import { useNextTask } from '../task/use-next-task';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import type { Filter } from './filter';
import styles from './Inbox.module.css';
import { NextTaskButton } from './NextTaskButton';
import { SearchField } from './SearchField';
import type { InboxHere } from './use-inbox-here';
import { ViewTabs } from './ViewTabs';

interface InboxBarProps {
  field: RefObject<HTMLInputElement | null>;
  filter: Filter;
  /** Which tab one is on. */
  here: string;
  scopes: readonly Scope[];
  counts: Record<Scope, number | null> | undefined;
  views: readonly CountedView[];
  inbox: InboxHere;
  /** Something is asked for beside the tab. */
  narrowed: boolean;
  tools: boolean;
  toggleTools: () => void;
  find: (q: string) => void;
  /** Out of the search, into the list. */
  leave: () => void;
  add: () => void;
  adding: boolean;
}

/** The row of one's own that the next task falls back on: what one holds already. */
export function useHeld({ entries, difference }: Pick<InboxHere, 'entries' | 'difference'>): string | undefined {
  const { user } = useMe();
  return entries.find(({ row }) => row.assignee?.id === user.id && row.mayComplete && !difference.gone.has(row.id))?.row.id;
}

/** Above the list: the tabs, the search, what narrows the list, and the one main act. */
export function InboxBar({ field, filter, here, scopes, counts, views, inbox, narrowed, tools, toggleTools, find, leave, add, adding }: InboxBarProps) {
  const { t } = useTranslation();
  const next = useNextTask(useHeld(inbox));
  const search = <SearchField field={field} q={filter.q} change={find} leave={leave} />;
  return (
    <div className={tools ? `${styles.bar} ${styles.searching}` : styles.bar}>
      {(counts || !inbox.error) && <ViewTabs {...{ here, scopes, counts, views, add, adding }} />}
      {search}
      <Button
        kind={narrowed ? 'ghost' : 'quiet'}
        className={styles.toolsButton}
        onClick={toggleTools}
        aria-expanded={tools}
        aria-label={t('filter.title')}
        title={t('filter.title')}
        aria-keyshortcuts="F"
      >
        <IconSearch size={18} aria-hidden className="narrow-only" />
        <IconAdjustmentsHorizontal size={18} aria-hidden className="wide-only" />
        <span className="wide-only">
          <Key name="F" />
        </span>
      </Button>
      {inbox.entries.length > 0 && <NextTaskButton {...next} className={`${styles.next} wide-only`} />}
    </div>
  );
}

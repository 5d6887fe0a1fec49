import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../api/types';
import { Page } from '../app/Page';
import { useMe } from '../app/session';
import { Trouble } from '../app/Trouble';
import { useNextTask } from '../task/use-next-task';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import styles from './Inbox.module.css';
import { InboxKeys } from './InboxKeys';
import { LiveHint } from './LiveHint';
import { NextTaskButton } from './NextTaskButton';
import { NothingToDo } from './NothingToDo';
import { Peek } from './Peek';
import { ScopeTabs } from './ScopeTabs';
import { TaskTable } from './TaskTable';
import { useHand } from './use-hand';
import { useInbox } from './use-inbox';

/** What waits for me, for my group, for everybody: the most pressing first. */
export function InboxPage() {
  const scope: Scope = useSearch({ from: '/signed-in/', select: (search) => search.scope }) ?? 'mine';
  return <Inbox key={scope} scope={scope} />;
}

function Inbox({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const { user } = useMe();
  const navigate = useNavigate();
  const inbox = useInbox(scope);
  const { entries, difference, counts } = inbox;
  const open = (id: string) => void navigate({ to: '/tasks/$id', params: { id } });
  const held = entries.find(({ row }) => row.assignee?.id === user.id && row.mayComplete && !difference.gone.has(row.id))?.row.id;
  const next = useNextTask(held);
  const hand = useHand({ ids: entries.map(({ row }) => row.id), scopes: counts, open, next: next.take, accept: inbox.accept });
  const late = entries.filter(({ group }) => group === 'late').length;
  return (
    <Page title={t('tasks.title')} tab={late > 0 ? t('tasks.tab', { n: late }) : t('tasks.title')}>
      <div className={styles.inbox}>
        <div className={styles.bar}>
          {(counts || !inbox.error) && <ScopeTabs scope={scope} counts={counts} />}
          {entries.length > 0 && <NextTaskButton {...next} className={`${styles.next} wide-only`} />}
        </div>
        <LiveHint difference={difference} accept={inbox.accept} />
        <div className={styles.list}>
          {inbox.pending && !inbox.error && <Skeleton bars={8} />}
          {inbox.error && entries.length === 0 && <Trouble error={inbox.error} again={inbox.retry} back="/cases" />}
          {!inbox.pending && !inbox.error && entries.length === 0 && <NothingToDo scope={scope} counts={counts} />}
          {entries.length > 0 && (
            <TaskTable entries={entries} gone={difference.gone} chosen={hand.chosen} choose={hand.choose} followsKeys={hand.byKey} myId={user.id} />
          )}
          {inbox.hasMore && entries.length > 0 && (
            <div className={styles.more}>
              <Button onClick={() => void inbox.more()} aria-busy={inbox.loadingMore}>
                {t(inbox.loadingMore ? 'page.loading' : inbox.moreFailed ? 'page.moreAgain' : 'page.more')}
              </Button>
            </div>
          )}
        </div>
        <aside className={styles.peek} aria-label={t('peek.title')}>
          {hand.chosen !== undefined && entries.length > 0 && <Peek id={hand.chosen} />}
        </aside>
        <InboxKeys />
        {entries.length > 0 && (
          <div className={`${styles.nextBar} narrow-only`}>
            <NextTaskButton {...next} />
          </div>
        )}
      </div>
    </Page>
  );
}

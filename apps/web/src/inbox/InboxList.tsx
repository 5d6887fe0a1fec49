import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxView } from '../api/types';
import { useMe } from '../app/session';
import { Trouble } from '../app/Trouble';
import { useNextTask } from '../task/use-next-task';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import { useKeys } from '../ui/use-keys';
import { BulkBar } from './BulkBar';
import type { Filter } from './filter';
import { FoundLine } from './FoundLine';
import styles from './Inbox.module.css';
import { useHeld } from './InboxBar';
import { InboxKeys } from './InboxKeys';
import { LiveHint } from './LiveHint';
import { NextTaskButton } from './NextTaskButton';
import { NothingToDo } from './NothingToDo';
import { PeekPane } from './PeekPane';
import { TaskTable } from './TaskTable';
import { useHand } from './use-hand';
import type { InboxHere } from './use-inbox-here';
import { useSelection } from './use-selection';

/** A row of the table, for a page of it. */
const ROW = 52;
/** So many rows before the end the next page is asked for: it is there before one is. */
const AHEAD = 40;

interface InboxListProps {
  filter: Filter;
  view: InboxView | undefined;
  inbox: InboxHere;
  /** What scrolls. */
  box: RefObject<HTMLDivElement | null>;
  /** Asks for less. */
  all: () => void;
  /** Called with the row that one opens. */
  leave: (row: string, index: number) => void;
}

/** The list with the hand in it, what is marked, what lies beside it, and what says that there is nothing. */
export function InboxList({ filter, view, inbox, box, all, leave }: InboxListProps) {
  const { user } = useMe();
  const navigate = useNavigate();
  const { entries, difference, first, grouped, waiting } = inbox;
  const ids = useMemo(() => entries.map(({ row }) => row.id), [entries]);
  const marked = useSelection(ids);
  const [choosing, setChoosing] = useState(false);
  const next = useNextTask(useHeld(inbox));
  const open = (id: string) => void navigate({ to: '/tasks/$id', params: { id } });
  const pageSize = () => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW) - 2);
  const hand = useHand({ ids, from: inbox.from, pageSize, open, next: next.take, accept: inbox.accept, mark: marked });
  // Whichever way one leaves, one comes back to this row.
  const place = useRef<() => void>(() => undefined);
  useEffect(() => {
    place.current = () => hand.chosen !== undefined && leave(hand.chosen, hand.at);
  });
  useEffect(() => () => place.current(), []);
  const look = (from: number, to: number) => {
    inbox.look(from, to);
    if (inbox.hasMore && !inbox.loadingMore && !inbox.moreFailed && to >= entries.length - AHEAD) inbox.more();
  };
  const rows = useMemo(() => entries.filter(({ row }) => marked.ids.has(row.id)).map(({ row }) => row), [entries, marked.ids]);
  const marking = rows.length > 0;
  const isEmpty = !inbox.pending && !inbox.error && entries.length === 0;
  return (
    <>
      <LiveHint difference={difference} accept={inbox.accept} />
      <div className={waiting ? `${styles.list} ${styles.waiting}` : styles.list} ref={box} aria-busy={waiting}>
        {inbox.pending && !inbox.error && <Skeleton bars={8} />}
        {inbox.error !== null && entries.length === 0 && <Trouble error={inbox.error} again={inbox.retry} back="/cases" />}
        {isEmpty && <NothingToDo filter={filter} view={view} counts={first?.counts} all={all} />}
        {entries.length > 0 && (
          <TaskTable {...{ entries, difference, hand, marked, grouped, box, look }} marking={marking || choosing} myId={user.id} hasMore={inbox.hasMore} />
        )}
        {entries.length > 0 && <FoundLine inbox={inbox} />}
      </div>
      <PeekPane id={entries.length > 0 ? hand.chosen : undefined} marking={marking} />
      {marking ? <BulkBar rows={rows} marked={marked} shown={entries.length} /> : <InboxKeys />}
      {entries.length > 0 && !marking && (
        <div className={`${styles.nextBar} narrow-only`}>
          <NextTaskButton {...next} />
          <Choosing on={choosing} toggle={() => setChoosing(!choosing)} />
        </div>
      )}
    </>
  );
}

/** On a telephone: shows the boxes, or puts them away. */
function Choosing({ on, toggle }: { on: boolean; toggle: () => void }) {
  const { t } = useTranslation();
  useKeys({ Escape: [t('bulk.stop'), () => on && toggle()] });
  return (
    <Button onClick={toggle} aria-pressed={on}>
      {t(on ? 'bulk.stop' : 'bulk.choose')}
    </Button>
  );
}

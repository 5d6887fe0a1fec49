import { useNavigate, useSearch } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SCOPES, type InboxView } from '../api/types';
import { Page } from '../app/Page';
import { useMe } from '../app/session';
import { Trouble } from '../app/Trouble';
import { Skeleton } from '../ui/Skeleton';
import { useKeys } from '../ui/use-keys';
import { addressOf, filterOf, same, WHOLE, type Filter } from './filter';
import { InboxBar } from './InboxBar';
import styles from './Inbox.module.css';
import { InboxList } from './InboxList';
import { leaveFrom } from './place';
import { ToolsPlace } from './ToolsPlace';
import { useInboxHere, type InboxHere } from './use-inbox-here';
import { useTabKeys } from './use-tab-keys';
import { useViews } from './use-views';

/** What waits for me, for my group, for everybody: the most pressing first; or what a view, a search and an order of one's own ask for. */
export function InboxPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/' });
  const kept = useViews(search.view);
  const { here: view } = kept;
  const filter = useMemo(() => filterOf(search, view), [search, view]);
  const go = useCallback(
    (to: Filter, of: InboxView | null | undefined = view) => void navigate({ to: '/', search: addressOf(to, of ?? undefined), replace: true }),
    [navigate, view],
  );
  if (search.view !== undefined && !view) {
    return (
      <Page title={t('tasks.title')}>
        {kept.pending ? <Skeleton bars={8} /> : <Trouble error={kept.error} again={() => void navigate({ to: '/', search: {} })} back="/cases" />}
      </Page>
    );
  }
  return <Inbox filter={filter} kept={kept} go={go} />;
}

interface InboxProps {
  filter: Filter;
  kept: ReturnType<typeof useViews>;
  /** To another filter of the same view, or of none. */
  go: (filter: Filter, view?: InboxView | null) => void;
}

function Inbox({ filter, kept, go }: InboxProps) {
  const { t } = useTranslation();
  const { user } = useMe();
  const { views, here: view } = kept;
  const inbox = useInboxHere(filter);
  const { first } = inbox;
  const base = useMemo(() => filterOf(view ? {} : { scope: filter.scope }, view), [view, filter.scope]);
  const changed = !same(filter, base);
  const [tools, setTools] = useState(false);
  const [form, setForm] = useState<'add' | 'edit'>();
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const find = useCallback((q: string) => go({ ...filter, q }), [filter, go]);
  const scopes = SCOPES.filter((name) => name === filter.scope || first?.counts[name] !== null);
  useTabKeys({ scopes, views });
  useKeys({
    KeyF: [t('filter.title'), () => setTools(!tools)],
    'Shift+KeyV': [t('views.add'), () => setForm('add')],
    Slash: [
      t('does.search'),
      (event) => {
        // On the Russian layout this key is the full stop, which shows what is new.
        if (event.key === '.') inbox.accept();
        else focusOn(field.current, () => setTools(true));
      },
    ],
  });
  return (
    <Page title={t('tasks.title')} tab={tabOf(t, inbox, filter)}>
      <div className={styles.inbox}>
        <InboxBar
          {...{ field, filter, scopes, views, counts: first?.counts, tools, find, inbox }}
          here={view?.id ?? filter.scope}
          narrowed={changed}
          leave={() => box.current?.querySelector<HTMLElement>('a[tabindex="0"]')?.focus()}
          toggleTools={() => setTools(!tools)}
          add={() => setForm('add')}
          adding={form === 'add'}
        />
        <ToolsPlace {...{ filter, base, kept, go, form, setForm }} open={tools || changed} />
        <InboxList
          {...{ filter, inbox, box, view }}
          all={() => go(view && !changed ? { ...WHOLE, scope: filter.scope } : base, view && !changed ? null : view)}
          leave={(row, index) => leaveFrom({ person: user.id, list: JSON.stringify(filter), cursors: inbox.cursors, row, index })}
        />
      </div>
    </Page>
  );
}

/** What a tab of the browser says: how many are late, else how many there are. */
function tabOf(t: TFunction, { entries, first }: Pick<InboxHere, 'entries' | 'first'>, { scope }: Filter): string {
  const late = entries.filter(({ group }) => group === 'late').length;
  if (late > 0) return t('tasks.tabLate', { n: late });
  const open = first?.found ?? first?.counts[scope] ?? 0;
  return open > 0 ? t('tasks.tab', { n: open }) : t('tasks.title');
}

/** Where there is no room the search is among the tools: they open first. */
function focusOn(field: HTMLInputElement | null, open: () => void): void {
  if (field && field.offsetParent !== null) field.select();
  else open();
}

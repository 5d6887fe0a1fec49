import { useNavigate, useSearch } from '@tanstack/react-router';
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
import { Tools } from './Tools';
import toolStyles from './Tools.module.css';
import { useInboxHere } from './use-inbox-here';
import { useTabKeys } from './use-tab-keys';
import { useViewActs, useViews } from './use-views';
import { ViewForm } from './ViewForm';

/** What waits for me, for my group, for everybody: the most pressing first; or what a view, a search and an order of one's own ask for. */
export function InboxPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/' });
  const kept = useViews(search.view);
  const { here: view } = kept;
  const filter = useMemo(() => filterOf(search, view), [search, view]);
  const go = (to: Filter, of: InboxView | undefined = view) => void navigate({ to: '/', search: addressOf(to, of), replace: true });
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
  go: (filter: Filter, view?: InboxView) => void;
}

function Inbox({ filter, kept, go }: InboxProps) {
  const { t } = useTranslation();
  const { user } = useMe();
  const navigate = useNavigate();
  const { views, here: view } = kept;
  const inbox = useInboxHere(filter);
  const { entries, first } = inbox;
  const acts = useViewActs();
  const base = useMemo(() => filterOf(view ? {} : { scope: filter.scope }, view), [view, filter.scope]);
  const changed = !same(filter, base);
  const [tools, setTools] = useState(false);
  const [form, setForm] = useState<'add' | 'edit'>();
  const field = useRef<HTMLInputElement>(null);
  const begin = useRef<() => void>(() => undefined);
  const find = useCallback((q: string) => go({ ...filter, q }), [filter, go]);
  const open = (name: 'add' | 'edit') => {
    acts.forget();
    setForm(name);
  };
  const scopes = SCOPES.filter((name) => name === filter.scope || first?.counts[name] !== null);
  useTabKeys({ scopes, views });
  useKeys({
    KeyF: [t('filter.title'), () => setTools(!tools)],
    'Shift+KeyV': [t('views.add'), () => open('add')],
    Slash: [
      t('does.search'),
      (event) => {
        // On the Russian layout this key is the full stop, which shows what is new.
        if (event.key === '.') inbox.accept();
        else focusOn(field.current, () => setTools(true));
      },
    ],
  });
  const toView = (one: InboxView) => void navigate({ to: '/', search: { view: one.id } });
  const late = entries.filter(({ group }) => group === 'late').length;
  const openCount = first?.found ?? first?.counts[filter.scope] ?? 0;
  const tab = late > 0 ? t('tasks.tabLate', { n: late }) : openCount > 0 ? t('tasks.tab', { n: openCount }) : t('tasks.title');
  return (
    <Page title={t('tasks.title')} tab={tab}>
      <div className={styles.inbox}>
        <InboxBar
          {...{ field, filter, scopes, views, counts: first?.counts, tools, find }}
          here={view?.id ?? filter.scope}
          narrowed={changed}
          leave={() => begin.current()}
          toggleTools={() => setTools(!tools)}
          add={() => open('add')}
          adding={form === 'add'}
          inbox={inbox}
        />
        <div className={toolStyles.place}>
          {(tools || changed || (view !== undefined && form === undefined && tools)) && (
            <Tools
              {...{ filter, base, view }}
              known={kept}
              groups={filter.scope === 'team' ? kept.groups.map(({ role }) => role) : user.roles}
              change={(part) => go({ ...filter, ...part })}
              acts={{
                keep: () => view && void acts.change(view, { filter }).then((is) => is && go(filter, is)),
                add: () => open('add'),
                edit: () => open('edit'),
                remove: () => view && void acts.remove(view, { left: () => void navigate({ to: '/', search: {} }), back: () => toView(view) }),
              }}
            />
          )}
          {form !== undefined && (
            <ViewForm
              key={`${form} ${view?.id ?? ''}`}
              view={form === 'edit' ? view : undefined}
              filter={filter}
              groups={kept.groups}
              acts={acts}
              close={(made) => {
                setForm(undefined);
                if (made && form === 'add') toView(made);
              }}
            />
          )}
        </div>
        <InboxList
          {...{ filter, inbox, begin }}
          view={view}
          all={() => go(view && same(filter, base) ? { ...WHOLE, scope: filter.scope } : base)}
          leave={(row, index) => leaveFrom({ person: user.id, list: JSON.stringify(filter), cursors: inbox.cursors, row, index })}
        />
      </div>
    </Page>
  );
}

/** Where there is no room the search is among the tools: they open first. */
function focusOn(field: HTMLInputElement | null, open: () => void): void {
  if (field && field.offsetParent !== null) field.select();
  else open();
}

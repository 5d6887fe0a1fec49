import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { InboxView } from '../api/types';
import { useMe } from '../app/session';
import type { Filter } from './filter';
import styles from './Tools.module.css';
import { useViewActs, type useViews } from './use-views';
import { ViewForm } from './ViewForm';

/** Fetched when the browser has nothing else to do, or when they are wanted. Not so the form of a view: one types into it at once. */
const Tools = lazy(() => import('./Tools').then(({ Tools: tools }) => ({ default: tools })));

interface ToolsPlaceProps {
  filter: Filter;
  base: Filter;
  kept: ReturnType<typeof useViews>;
  go: (filter: Filter, view?: InboxView | null) => void;
  open: boolean;
  form: 'add' | 'edit' | undefined;
  setForm: (form: 'add' | 'edit' | undefined) => void;
}

/** Beneath the tabs: what the list is narrowed by, and the form of a view, each for as long as one wants it. */
export function ToolsPlace({ filter, base, kept, go, open, form, setForm }: ToolsPlaceProps) {
  const navigate = useNavigate();
  const { user } = useMe();
  const acts = useViewActs();
  const { here: view, groups } = kept;
  const toView = (one: InboxView) => void navigate({ to: '/', search: { view: one.id } });
  return (
    <div className={styles.place}>
      <Suspense>
        {open && (
          <Tools
            {...{ filter, base, view }}
            known={kept}
            groups={filter.scope === 'team' ? groups.map(({ role }) => role) : user.roles}
            change={(part) => go({ ...filter, ...part })}
            acts={{
              keep: () => view && void acts.change(view, { filter }).then((is) => is && go(filter, is)),
              add: () => setForm('add'),
              edit: () => setForm('edit'),
              remove: () => view && void acts.remove(view, { left: () => void navigate({ to: '/', search: {} }), back: () => toView(view) }),
            }}
          />
        )}
        {form !== undefined && (
          <ViewForm
            key={`${form} ${view?.id ?? ''}`}
            view={form === 'edit' ? view : undefined}
            {...{ filter, groups, acts }}
            close={(made) => {
              setForm(undefined);
              acts.forget();
              if (made && form === 'add') toView(made);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

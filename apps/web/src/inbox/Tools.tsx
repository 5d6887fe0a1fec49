import { useTranslation } from 'react-i18next';
import { SORTS, type InboxView, type Sort, type ViewList } from '../api/types';
import { Button } from '../ui/Button';
import { Choice } from './Choice';
import { asks, same, type Filter } from './filter';
import styles from './Tools.module.css';

interface ToolsProps {
  filter: Filter;
  /** As it is in the view that one is in, or in the whole queue. */
  base: Filter;
  change: (part: Partial<Filter>) => void;
  view: InboxView | undefined;
  known: Pick<ViewList, 'kinds' | 'groups'>;
  /** Whose tasks may be in the list: with one group alone there is nothing to choose. */
  groups: readonly string[];
  acts: { keep: () => void; add: () => void; edit: () => void; remove: () => void };
}

const CLOCKS = [null, 'late', 'soon'] as const;

/** What the list is narrowed by, its order, and the view that keeps both. */
export function Tools({ filter, base, change, view, known, groups, acts }: ToolsProps) {
  const { t } = useTranslation();
  const { deadline, process, step, group, sort } = filter;
  const kind = process === null ? null : `${process}.${step ?? ''}`;
  const toKind = (value: string | null) => {
    const found = known.kinds.find((one) => `${one.process}.${one.step}` === value);
    change({ process: found?.process ?? null, step: found?.step ?? null });
  };
  return (
    <div className={styles.tools} role="group" aria-label={t('filter.title')}>
      <div className={styles.segments} role="group" aria-label={t('filter.deadline')}>
        {CLOCKS.map((state) => (
          <button key={state} type="button" aria-pressed={deadline === state} onClick={() => change({ deadline: state })}>
            {t(`filter.deadlines.${state ?? 'any'}`)}
          </button>
        ))}
      </div>
      <Choice
        inline
        label={t('filter.kind')}
        value={kind}
        choose={toKind}
        none={t('filter.anyKind')}
        options={known.kinds.map((one) => ({ value: `${one.process}.${one.step}`, label: one.label, group: one.processLabel }))}
      />
      {groups.length > 1 && (
        <Choice
          inline
          label={t('filter.group')}
          value={group}
          choose={(role) => change({ group: role })}
          none={t('filter.anyGroup')}
          options={known.groups.filter(({ role }) => groups.includes(role)).map(({ role, label }) => ({ value: role, label }))}
        />
      )}
      <Choice<Sort>
        inline
        label={t('filter.sort')}
        value={sort}
        choose={(value) => change({ sort: value ?? 'urgency' })}
        options={SORTS.map((value) => ({ value, label: t(`filter.sorts.${value}`) }))}
      />
      <Keeping {...{ filter, base, change, view, acts }} />
    </div>
  );
}

/** What can be done with the view, or with what is asked beside it. */
function Keeping({ filter, base, change, view, acts }: Pick<ToolsProps, 'filter' | 'base' | 'change' | 'view' | 'acts'>) {
  const { t } = useTranslation();
  const changed = !same(filter, base);
  const worthKeeping = asks(filter) > 0 || filter.sort !== 'urgency';
  return (
    <span className={styles.end}>
      {changed && (
        <Button kind="quiet" onClick={() => change(base)}>
          {t(view ? 'filter.asView' : 'filter.reset')}
        </Button>
      )}
      {changed && view?.mayChange && (
        <Button onClick={acts.keep} className={styles.keep}>
          {t('views.keepInto')}
        </Button>
      )}
      {worthKeeping && (!view || changed) && <Button onClick={acts.add}>{t('views.add')}</Button>}
      {view?.mayChange && !changed && (
        <>
          <Button kind="quiet" onClick={acts.edit}>
            {t('views.edit')}
          </Button>
          <Button kind="quiet" onClick={acts.remove}>
            {t('views.remove')}
          </Button>
        </>
      )}
    </span>
  );
}

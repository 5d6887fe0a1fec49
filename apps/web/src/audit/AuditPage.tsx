import '../texts/later';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../api/types';
import { Trouble } from '../app/Trouble';
import { SettingsFrame } from '../settings/SettingsFrame';
import { MoreButton } from '../suppliers/MoreButton';
import { dayOf, sayDay, type Place } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Key } from '../ui/Key';
import { Skeleton } from '../ui/Skeleton';
import { useKeys } from '../ui/use-keys';
import { AuditFilters } from './AuditFilters';
import { AuditItem } from './AuditItem';
import type { AuditWanted } from './audit-wanted';
import styles from './Audit.module.css';
import { SealStrip } from './SealStrip';
import { useAudit, useNews } from './use-audit';

/** Who did what to which thing, and when: by day, newest first, for directors and administrators. */
export function AuditPage() {
  const wanted = useSearch({ from: '/signed-in/settings/audit' });
  return (
    <SettingsFrame section="audit">
      <SealStrip />
      <AuditFilters wanted={wanted} />
      <Entries wanted={wanted} />
    </SettingsFrame>
  );
}

function Entries({ wanted }: { wanted: AuditWanted }) {
  const { t } = useTranslation();
  const found = useAudit(wanted);
  const items = found.data?.pages.flatMap((page) => page.items);
  const partial = found.data?.pages.at(-1)?.partial ?? false;
  if (found.isPending) return <Skeleton bars={10} />;
  if (!items || (found.error && items.length === 0)) return <Trouble error={found.error} again={() => void found.refetch()} back="/settings" />;
  return (
    <section aria-label={t('settings.sections.audit.title')}>
      <News wanted={wanted} shown={items} />
      {items.length === 0 && <EmptyState title={t('audit.none.title')} text={t(partial ? 'audit.none.partial' : 'audit.none.text')} />}
      <Days items={items} />
      {partial && items.length > 0 && <p className={styles.partial}>{t('audit.partial')}</p>}
      <MoreButton pages={found} />
    </section>
  );
}

/** What came meanwhile; the list moves only when asked. */
function News({ wanted, shown }: { wanted: AuditWanted; shown: readonly AuditEntry[] }) {
  const { t } = useTranslation();
  const { count, show } = useNews(wanted, shown);
  useKeys(count > 0 ? { Period: [t('audit.show'), show] } : {});
  return (
    <div role="status">
      {count > 0 && (
        <div className={styles.news}>
          <p>{t('audit.news', { count })}</p>
          <Button kind="quiet" onClick={show} aria-keyshortcuts=".">
            {t('audit.show')} <Key name="." />
          </Button>
        </div>
      )}
    </div>
  );
}

function Days({ items }: { items: readonly AuditEntry[] }) {
  const place = usePlace();
  const now = useNow();
  return byDay(items, place).map(({ day, entries }) => (
    <div key={day}>
      <h2 className={styles.day}>{sayDay(Date.parse(entries[0]!.at), place, now)}</h2>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id}>
            <AuditItem entry={entry} />
          </li>
        ))}
      </ol>
    </div>
  ));
}

function byDay(items: readonly AuditEntry[], place: Place): { day: string; entries: AuditEntry[] }[] {
  const days: { day: string; entries: AuditEntry[] }[] = [];
  for (const entry of items) {
    const day = dayOf(Date.parse(entry.at), place);
    if (days.at(-1)?.day === day) days.at(-1)!.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

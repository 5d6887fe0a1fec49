import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../api/types';
import { useNow } from '../time/now';
import { When } from '../time/When';
import { Avatar } from '../ui/Avatar';
import styles from './Cases.module.css';

/** One case in the list: whose matter, how far, who holds it and until when. `gist`: whose it is goes without saying, as on the client's page. */
export function CaseItem({ item, gist = false }: { item: CaseRow; gist?: boolean }) {
  const { t } = useTranslation();
  return (
    <Link to="/cases/$id" params={{ id: item.id }} className={styles.row}>
      <span className={styles.number}>{item.number}</span>
      {gist ? <p className={`${styles.client} cut`}>{item.gist ?? t('request.noWords')}</p> : <Whose item={item} />}
      <span className={`${styles.step} cut`}>{item.stepLabel}</span>
      <Holder item={item} />
      <When at={item.openedAt} className={styles.opened} />
    </Link>
  );
}

function Whose({ item }: { item: CaseRow }) {
  const { t } = useTranslation();
  const { client, starter } = item;
  const name = client ? (client.name ?? client.company ?? client.phoneText ?? client.email) : starter?.name;
  return (
    <div className={styles.client}>
      <div className={styles.who}>
        <b>{name ?? t('client.unknown')}</b>
        {client && client.name !== null && client.company !== null && <span className="cut">{client.company}</span>}
      </div>
      {item.gist !== null && <p className={`${styles.gist} cut`}>{item.gist}</p>}
    </div>
  );
}

function Holder({ item }: { item: CaseRow }) {
  const { t } = useTranslation();
  const now = useNow();
  const { holder } = item;
  if (holder === null) {
    return (
      <div className={`${styles.holder} ${styles.closed}`}>
        <div>
          {t(`cases.states.${item.status}`)} {item.closedAt !== null && <When at={item.closedAt} as="moment" />}
        </div>
      </div>
    );
  }
  const late = holder.until !== null && Date.parse(holder.until) <= now;
  return (
    <div className={styles.holder}>
      <Avatar kind={holder.kind} name={holder.name} />
      <div>
        <p className="cut">{holder.name}</p>
        {item.held !== null && (
          <p className={styles.until}>
            {t('holder.heldUntil')} <When at={item.held.until} as="moment" />
          </p>
        )}
        {item.held === null && holder.until !== null && (
          <p className={late ? `${styles.until} ${styles.late}` : styles.until}>
            {t(late ? 'cases.wasDue' : 'cases.until')} <When at={holder.until} as="moment" />
          </p>
        )}
      </div>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { RequestCard } from '../api/types';
import { When } from '../time/When';
import styles from './RequestWords.module.css';

/** A request as it came: the client's own words, what is wanted, where and until when. */
export function RequestWords({ request }: { request: RequestCard }) {
  const { t } = useTranslation();
  return (
    <div className={styles.words}>
      <h3 className="caption">
        {request.kindLabel === request.channelLabel ? request.kindLabel : t('request.came', { kind: request.kindLabel, channel: request.channelLabel })}{' '}
        <When at={request.receivedAt} as="moment" />
      </h3>
      {request.text !== null && <blockquote className={styles.quote}>{request.text}</blockquote>}
      {request.text === null && request.items.length === 0 && <p className={styles.article}>{t('request.noWords')}</p>}
      {request.items.length > 0 && <Items request={request} />}
      <dl className={styles.facts}>
        {request.city !== null && (
          <>
            <dt>{t('request.city')}</dt>
            <dd>{request.city}</dd>
          </>
        )}
        {request.neededBy !== null && (
          <>
            <dt>{t('request.neededBy')}</dt>
            <dd>{request.neededBy}</dd>
          </>
        )}
        <dt>{t('request.number')}</dt>
        <dd>{request.number}</dd>
      </dl>
    </div>
  );
}

function Items({ request }: { request: RequestCard }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <table className={styles.items}>
      <thead>
        <tr>
          <th scope="col">{t('request.item')}</th>
          <th scope="col" className={styles.quantity}>
            {t('request.quantity')}
          </th>
        </tr>
      </thead>
      <tbody>
        {request.items.map((item, index) => (
          <tr key={index}>
            <td>
              {item.name}
              {item.article !== null && <span className={styles.article}>{item.article}</span>}
            </td>
            <td className={styles.quantity}>{number.format(item.quantity)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

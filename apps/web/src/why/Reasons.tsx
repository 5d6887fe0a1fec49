import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Why } from '../api/types';
import styles from './Why.module.css';

/** One decision of a rule: the rule, its version and row, what it rested on, and who came into question. */
export function Reasons({ why: { title, text, rule, version, row, source, facts, people } }: { why: Why }) {
  const { t } = useTranslation();
  const from = [
    t('why.rule', { rule }),
    row !== null && t('why.row', { row }),
    version !== null && t('why.version', { version: version.slice(0, 8) }),
    source,
  ].filter(Boolean);
  return (
    <section className={styles.reasons}>
      <h3 className={styles.title}>{title}</h3>
      {text !== null && <p className={styles.text}>{text}</p>}
      {people.length > 0 && (
        <table className={styles.people}>
          <thead>
            <tr>
              <th scope="col">{t('why.person')}</th>
              <th scope="col" className={styles.number}>
                {t('why.load')}
              </th>
              <th scope="col">{t('why.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ name, load, chosen, because }) => (
              <tr key={name} className={chosen ? styles.chosen : undefined}>
                <th scope="row">{name}</th>
                <td className={styles.number}>{load ?? '–'}</td>
                <td>
                  {chosen ? (
                    <span className={styles.mark}>
                      <IconCheck size={14} aria-hidden /> {t('why.chosen')}
                    </span>
                  ) : (
                    because
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles.from}>{from.join(', ')}</p>
    </section>
  );
}

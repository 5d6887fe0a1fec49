import { useTranslation } from 'react-i18next';
import { EnteredRows } from './EnteredRows';
import rowStyles from './EnteredRows.module.css';
import { isEmpty, isList, shown, type Fields, type FormData } from './form/form-schema';
import { useSayings } from './form/use-sayings';
import styles from './Task.module.css';

/** What was entered, to be read and copied. */
export function EnteredFacts({ fields, data }: { fields: Fields; data: FormData }) {
  const { t } = useTranslation();
  const say = useSayings();
  const entered = Object.entries(fields).filter(([name, { format }]) => format !== 'uuid' && !isEmpty(data[name]));
  if (entered.length === 0) return <p className={styles.company}>{t('task.nothingEntered')}</p>;
  return (
    <dl className={styles.facts}>
      {entered.map(([name, field]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt className={isList(field) ? rowStyles.whole : undefined}>{field.title ?? name}</dt>
          <dd className={isList(field) ? rowStyles.whole : undefined}>
            {isList(field) ? <EnteredRows field={field} value={data[name]} say={say} /> : shown(data[name], field, say)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { useTranslation } from 'react-i18next';
import type { Library } from '../api/types';
import type { LibraryEntry } from './entries';
import styles from './Library.module.css';

/** An answer to be said aloud, the arguments against an objection, or how to talk. */
export function Entry({ entry, talk }: { entry: LibraryEntry | undefined; talk: Library['talk'] }) {
  const { t } = useTranslation();
  if (!entry)
    return (
      <div className={styles.talk}>
        <Rules title={t('library.do')} rules={talk.do} />
        <Rules title={t('library.dont')} rules={talk.dont} />
      </div>
    );
  return (
    <div role="status">
      <h3 className="caption">{entry.title}</h3>
      {entry.kind === 'question' ? (
        <p className={styles.answer}>{entry.answer}</p>
      ) : (
        <ol className={styles.arguments}>
          {entry.arguments.map(({ agree, counter, ask }) => (
            <li key={agree + counter}>
              {agree} {counter} <b>{ask}</b>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Rules({ title, rules }: { title: string; rules: readonly string[] }) {
  return (
    <section>
      <h3 className="caption">{title}</h3>
      <ul className={styles.rules}>
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import type { Participant } from '../api/types';
import { useMe } from '../app/session';
import { When } from '../time/When';
import { Avatar } from '../ui/Avatar';
import styles from './Case.module.css';

/** Who of the company has to do with the case: what he does now, else what he did last. */
export function PeopleCard({ people }: { people: readonly Participant[] }) {
  const { t } = useTranslation();
  const { user } = useMe();
  if (people.length === 0) return null;
  return (
    <section className={`panel ${styles.part}`} aria-labelledby="people">
      <h2 id="people" className="caption">
        {t('participants.title')}
      </h2>
      <ul className={styles.people}>
        {people.map(({ person, doing, did, at }) => (
          <li key={person.id} className={styles.person}>
            <Avatar kind="person" name={person.name} me={person.id === user.id} />
            <div>
              <p className={styles.personName}>{person.name}</p>
              <p className={styles.sub}>
                {doing !== null && t('participants.doing', { task: doing })}
                {doing === null && did}
                {doing === null && at !== null && (
                  <>
                    {', '}
                    <When at={at} as="moment" />
                  </>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

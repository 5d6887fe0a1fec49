import '../texts/later';
import { useTranslation } from 'react-i18next';
import { Page } from '../app/Page';
import { Trouble } from '../app/Trouble';
import { Skeleton } from '../ui/Skeleton';
import { Duties } from './Duties';
import styles from './People.module.css';
import { PersonItem } from './PersonItem';
import { usePeople } from './use-people';

/** Who is here today, who stands in for whom, how much each has in hand, and who has the duties of the week. For whoever manages people. */
export function PeoplePage() {
  const { t } = useTranslation();
  const { data, error, refetch } = usePeople();
  return (
    <Page title={t('people.title')}>
      <div className={styles.people}>
        {data && (
          <>
            <ul aria-label={t('people.title')}>
              {data.map((one) => (
                <li key={one.id}>
                  <PersonItem one={one} others={data.filter(({ id, active }) => active && id !== one.id)} />
                </li>
              ))}
            </ul>
            <Duties people={data.filter(({ active }) => active)} />
          </>
        )}
        {!data && error !== null && <Trouble error={error} again={() => void refetch()} back="/cases" />}
        {!data && error === null && <Skeleton bars={8} />}
      </div>
    </Page>
  );
}

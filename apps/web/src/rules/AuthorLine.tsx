import { useTranslation } from 'react-i18next';
import type { SettingAuthor } from '../api/types';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { moment } from '../time/format';
import { When } from '../time/When';
import styles from './Rules.module.css';

/** Who set something, when, and since when it holds. */
export function AuthorLine({ author }: { author: SettingAuthor }) {
  const { t } = useTranslation();
  const [now, place] = [useNow(), usePlace()];
  return (
    <p className={styles.author}>
      {author.by.name}, <When at={author.at} as="ago" />
      {author.since !== null && `, ${t('rules.holdsFrom', { at: moment(Date.parse(author.since), place, now) })}`}
    </p>
  );
}

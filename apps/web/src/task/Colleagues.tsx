import { Combobox } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '../api/types';
import { Avatar } from '../ui/Avatar';
import styles from './Comments.module.css';

/** Whom one may mean, by role; and of whoever would not see the task that he would not. `first` puts the hand on the first one. */
export function Colleagues({ people, first }: { people: readonly Colleague[]; first: () => unknown }) {
  const { t } = useTranslation();
  const shown = people.map(({ id }) => id).join(' ');
  const latest = useRef(first);
  useEffect(() => {
    latest.current = first;
  });
  useEffect(() => {
    if (shown !== '') latest.current();
  }, [shown]);
  return (
    <Combobox.Dropdown hidden={people.length === 0}>
      <Combobox.Options aria-label={t('comments.name')}>
        {people.map((one) => (
          <Combobox.Option key={one.id} value={one.id} className={styles.colleague} onMouseDown={(event) => event.preventDefault()}>
            <Avatar kind="person" name={one.name} />
            <span className={styles.who}>
              <span>{one.name}</span>
              <small>{one.maySee ? one.roleLabels.join(t('page.and')) : t('comments.cannotSee')}</small>
            </span>
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}

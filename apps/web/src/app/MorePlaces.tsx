import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './Frame.module.css';
import { PLACE_SIGNS, PLACE_TITLES } from './place-signs';
import { isHere, type Place } from './places';

/** On a phone: the sections that have no room at its foot. */
export function MorePlaces({ places, path }: { places: readonly Place[]; path: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Menu position="top-end" transitionProps={{ duration: 0 }} offset={8} width={220}>
      <Menu.Target>
        <button type="button" className={`${styles.place} ${styles.more} narrow-only`} aria-current={places.some((place) => isHere(place, path)) || undefined}>
          <IconDots size={20} stroke={1.75} aria-hidden />
          {t('frame.more')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map((place) => {
          const Sign = PLACE_SIGNS[place.name];
          return (
            <Menu.Item key={place.name} leftSection={<Sign size={18} aria-hidden />} onClick={() => void navigate({ to: place.to })}>
              {t(PLACE_TITLES[place.name])}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

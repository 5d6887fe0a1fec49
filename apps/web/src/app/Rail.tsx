import { IconHelpCircle } from '@tabler/icons-react';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import { useKeys } from '../ui/use-keys';
import styles from './Frame.module.css';
import { toggleKeySheet, useKeySheet } from './key-sheet';
import { PLACE_SIGNS, PLACE_TITLES } from './place-signs';
import { footOf, isHere, placesOf, startOf, type Place } from './places';
import { useMe } from './session';

/** So many are counted; more are "so many and more". */
const COUNTED = 99;

/** Menus come when the page is there. */
const MorePlaces = lazy(() => import('./MorePlaces').then(({ MorePlaces: menu }) => ({ default: menu })));

/** The sections that one may enter; at the foot of the page where it is narrow, five at most. */
export function Rail() {
  const { t } = useTranslation();
  const { user } = useMe();
  const path = useLocation({ select: (location) => location.pathname });
  const navigate = useNavigate();
  const places = placesOf(user);
  const { rest } = footOf(places);
  // The telephone rings wherever one is.
  useKeys(places.some(({ name }) => name === 'call') ? { 'Alt+KeyC': [t('call.title'), () => void navigate({ to: '/call' })] } : {}, 'everywhere');
  return (
    <nav className={styles.rail} aria-label={t('frame.sections')}>
      <Link {...startOf(user)} className={styles.logo} aria-label={t('product')} activeProps={{ 'aria-current': undefined }}>
        {t('frame.logo')}
      </Link>
      {places.map((place) => (
        <PlaceLink key={place.name} place={place} here={isHere(place, path)} behind={rest.includes(place)}>
          {t(PLACE_TITLES[place.name])}
          {place.name === 'incidents' && <Incidents />}
        </PlaceLink>
      ))}
      {rest.length > 0 && (
        <Suspense fallback={<span className={`${styles.place} narrow-only`} />}>
          <MorePlaces places={rest} path={path} />
        </Suspense>
      )}
      <KeysButton />
    </nav>
  );
}

function PlaceLink({ place, here, behind, children }: { place: Place; here: boolean; behind: boolean; children: ReactNode }) {
  const Sign = PLACE_SIGNS[place.name];
  return (
    <Link
      to={place.to}
      className={behind ? `${styles.place} wide-only` : styles.place}
      activeProps={{ 'aria-current': undefined }}
      aria-current={here ? 'page' : undefined}
      aria-keyshortcuts={place.keys}
    >
      <Sign size={20} stroke={1.75} aria-hidden />
      {children}
    </Link>
  );
}

function Incidents() {
  const { t } = useTranslation();
  const { data } = query.useQuery('get', '/api/v1/incidents', { params: { query: { limit: COUNTED } } });
  const count = data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <b className={styles.count}>
      <span aria-hidden="true">{data?.nextCursor ? t('incidents.many', { count }) : count}</span>
      <span className="hidden-visually">{t('incidents.count', { count })}</span>
    </b>
  );
}

/** Opens the sheet of keys; only where there is a keyboard to speak of. */
function KeysButton() {
  const { t } = useTranslation();
  const open = useKeySheet();
  return (
    <button type="button" className={`${styles.place} ${styles.keysButton} wide-only`} onClick={toggleKeySheet} aria-expanded={open} aria-keyshortcuts="?">
      <IconHelpCircle size={20} stroke={1.75} aria-hidden />
      {t('keySheet.nav')}
    </button>
  );
}

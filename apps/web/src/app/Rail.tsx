import {
  IconAddressBook,
  IconAlertTriangle,
  IconBriefcase,
  IconChecklist,
  IconCirclePlus,
  IconPhoneIncoming,
  IconRoute,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import styles from './Frame.module.css';
import { useKeys } from '../ui/use-keys';
import { useMay } from './session';

/** So many are counted; more are "so many and more". */
const COUNTED = 99;

/** The sections that one may enter; at the foot of the page where it is narrow. */
export function Rail() {
  const { t } = useTranslation();
  const path = useLocation({ select: (location) => location.pathname });
  const mayRead = useMay('task.read');
  const mayReadAll = useMay('task.read-all');
  const mayTalk = useMay('manager.read');
  const navigate = useNavigate();
  // The telephone rings wherever one is.
  useKeys(mayTalk ? { 'Alt+KeyC': () => void navigate({ to: '/call' }) } : {});
  const mayManage = useMay('people.manage');
  const mayStart = useMay('process.start');
  const mayMend = useMay('incident.manage');
  return (
    <nav className={styles.rail} aria-label={t('frame.sections')}>
      <Link to="/" className={styles.logo} aria-label={t('product')} activeProps={{ 'aria-current': undefined }}>
        {t('frame.logo')}
      </Link>
      {mayRead && (
        <Place to="/" Sign={IconChecklist} here={path === '/' || path.startsWith('/tasks')}>
          {t('tasks.title')}
        </Place>
      )}
      {mayTalk && (
        <Place to="/call" Sign={IconPhoneIncoming} here={path.startsWith('/call')} keys="Alt+C">
          {t('call.nav')}
        </Place>
      )}
      <Place to="/cases" Sign={IconBriefcase} here={path.startsWith('/cases')}>
        {t('cases.title')}
      </Place>
      {mayReadAll && (
        <Place to="/processes" Sign={IconRoute} here={path.startsWith('/processes')}>
          {t('map.title')}
        </Place>
      )}
      <Place to="/clients" Sign={IconAddressBook} here={path.startsWith('/clients')}>
        {t('clients.title')}
      </Place>
      {mayStart && (
        <Place to="/start" Sign={IconCirclePlus} here={path.startsWith('/start')}>
          {t('start.nav')}
        </Place>
      )}
      {mayManage && (
        <Place to="/people" Sign={IconUsers} here={path.startsWith('/people')}>
          {t('people.title')}
        </Place>
      )}
      {mayMend && <Incidents here={path.startsWith('/incidents')} />}
    </nav>
  );
}

function Incidents({ here }: { here: boolean }) {
  const { t } = useTranslation();
  const { data } = query.useQuery('get', '/api/v1/incidents', { params: { query: { limit: COUNTED } } });
  const count = data?.items.length ?? 0;
  return (
    <Place to="/incidents" Sign={IconAlertTriangle} here={here}>
      {t('incidents.title')}
      {count > 0 && (
        <b className={styles.count}>
          <span aria-hidden="true">{data?.nextCursor ? t('incidents.many', { count }) : count}</span>
          <span className="hidden-visually">{t('incidents.count', { count })}</span>
        </b>
      )}
    </Place>
  );
}

interface PlaceProps {
  to: '/' | '/call' | '/cases' | '/processes' | '/clients' | '/start' | '/people' | '/incidents';
  Sign: Icon;
  here: boolean;
  /** The key that leads there from everywhere. */
  keys?: string;
  children: ReactNode;
}

function Place({ to, Sign, here, keys, children }: PlaceProps) {
  return (
    <Link to={to} className={styles.place} activeProps={{ 'aria-current': undefined }} aria-current={here ? 'page' : undefined} aria-keyshortcuts={keys}>
      <Sign size={20} stroke={1.75} aria-hidden />
      {children}
    </Link>
  );
}

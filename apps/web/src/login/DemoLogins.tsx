import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { DemoLogin } from '../api/types';
import { useRoleNames } from '../texts/use-role-names';
import styles from './LoginPage.module.css';

interface DemoLoginsProps {
  chosen: string;
  choose: (login: string, password: string) => void;
}

/** In the order in which a request passes through their hands; roles that do not touch it come last. */
const WAY = ['secretary', 'manager', 'head', 'director', 'accountant', 'driver', 'quality', 'admin'];

function byWay(a: DemoLogin, b: DemoLogin): number {
  const place = ({ roles }: DemoLogin) => WAY.indexOf(roles[0] ?? '');
  return place(a) - place(b) || a.login.localeCompare(b.login);
}

/** In a demo company: who one can be. Elsewhere the server does not answer this, and nothing is shown. */
export function DemoLogins({ chosen, choose }: DemoLoginsProps) {
  const { t } = useTranslation();
  const roleNames = useRoleNames();
  const { data } = query.useQuery('get', '/api/v1/auth/demo', {}, { retry: false });
  if (!data) return null;
  return (
    <section className={`panel ${styles.demo}`} aria-labelledby="demo">
      <h2 id="demo">{t('login.demo')}</h2>
      <p>{t('login.demoText', { password: data.password })}</p>
      <ul>
        {data.logins.toSorted(byWay).map(({ login, name, roles }) => (
          <li key={login}>
            <button type="button" className={styles.login} aria-pressed={login === chosen} onClick={() => choose(login, data.password)}>
              <b>{name}</b>
              <span>{roleNames(roles)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

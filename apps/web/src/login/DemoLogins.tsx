import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import { useRoleNames } from '../texts/use-role-names';
import styles from './LoginPage.module.css';

interface DemoLoginsProps {
  chosen: string;
  choose: (login: string, password: string) => void;
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
        {data.logins.map(({ login, name, roles }) => (
          <li key={login}>
            <button type="button" className={styles.login} aria-pressed={login === chosen} onClick={() => choose(login, data.password)}>
              <b>{name}</b>
              <span className="cut">{roleNames(roles)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

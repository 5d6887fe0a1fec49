import { query } from '../api/client';
import styles from './Promises.module.css';
import { PromisesCard } from './PromisesCard';

/** What was promised to a client and is still to be kept, beside a task that has to do with him; nothing where nothing is. */
export function PromisedToClient({ client }: { client: string }) {
  const { data } = query.useQuery('get', '/api/v1/clients/{id}', { params: { path: { id: client } } });
  return <PromisesCard promises={(data?.promised ?? []).filter(({ closedAt }) => closedAt === null)} className={styles.beside} withCase />;
}

import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { toProblem } from '../api/problem';
import type { Account } from '../api/types';
import { useAct } from '../api/use-act';
import { Button } from '../ui/Button';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';
import styles from './Accounts.module.css';
import { beginClosing, endClosing, useIsClosing } from '../settings/closing';
import { useAccountsAgain } from './use-accounts';

/** Closes the way in, or opens it again. Closing goes out when the word about it is gone: until then it is simply taken back, and nothing has moved. */
export function WayIn({ account, own, close }: { account: Account; own: boolean; close: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const again = useAccountsAgain();
  const { busy, problem, run } = useAct();
  const closing = useIsClosing(account.id);
  const { id, name, version } = account;
  const put = (active: boolean) => api.PATCH('/api/v1/people/{id}', { params: { path: { id } }, body: { version, active }, keepalive: true });
  const shut = async () => {
    try {
      const { data, error } = await put(false);
      if (!data) throw error as unknown;
      const count = (data.handedOver?.toPeople ?? 0) + (data.handedOver?.toGroup ?? 0);
      say(count > 0 ? t('accounts.closedAndWent', { name, count }) : t('accounts.closed', { name }));
    } catch (thrown) {
      say(words(toProblem(thrown)));
    }
    endClosing(id);
    await again();
  };
  const begin = () => {
    beginClosing(id);
    close();
    say(
      t('accounts.closing', { name }),
      () => endClosing(id),
      () => void shut(),
    );
  };
  const open = async () => {
    if (
      !(await run(
        () => put(true),
        () => void again(),
      ))
    )
      return;
    say(t('accounts.opened', { name }));
    void again();
  };
  return (
    <section className={styles.part} aria-label={t('accounts.wayIn')}>
      <h3 className="caption">{t('accounts.wayIn')}</h3>
      {own && <p className={styles.second}>{t('accounts.ownStays')}</p>}
      {!own && account.active && (
        <>
          <p className={styles.second}>
            <LeavesBehind account={account} />
          </p>
          <p>
            <Button onClick={begin} disabled={closing}>
              {t('accounts.close')}
            </Button>
          </p>
        </>
      )}
      {!account.active && (
        <p>
          <Button kind="ghost" onClick={() => void open()} aria-busy={busy}>
            {t('accounts.open')}
          </Button>
        </p>
      )}
      {problem && (
        <p className={styles.wrong} role="alert">
          {words(problem)}
        </p>
      )}
    </section>
  );
}

/** What will become of what the person has, said before the act. */
function LeavesBehind({ account: { openTasks, clients } }: { account: Account }) {
  const { t } = useTranslation();
  if (openTasks === 0 && clients === 0) return t('accounts.nothingLeft');
  return t('accounts.leavesBehind', { tasks: t('people.tasks', { count: openTasks }), clients: t('people.clients', { count: clients }) });
}

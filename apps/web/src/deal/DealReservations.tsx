import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useAct } from '../api/use-act';
import { useMay } from '../app/session';
import { useNow } from '../time/now';
import { When } from '../time/When';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';
import { Button } from '../ui/Button';
import styles from './Deal.module.css';
import type { Reservation } from './deal';
import type { Deal } from '../api/types';
import { shownDecimal } from './decimal';
import { useDealAgain } from './use-deal';

/**
 * What suppliers keep for us, and until when; where `make` is given, a way to write one more down. One whose time has passed is shown as over, by the clock
 * and not by what was said once.
 */
export function DealReservations({ deal, make }: { deal: Pick<Deal, 'reservations'>; make?: (() => void) | undefined }) {
  const { t, i18n } = useTranslation();
  const may = useMay('case.correct');
  const now = useNow();
  if (deal.reservations.length === 0 && !make) return null;
  return (
    <section>
      <header className={styles.head}>
        <h3 className="caption">{t('deal.panel.reservations')}</h3>
        {make && (
          <Button kind="quiet" onClick={make}>
            {t('deal.reservation.begin')}
          </Button>
        )}
      </header>
      <ul className={styles.reservations}>
        {deal.reservations.map((one) => {
          // The end is looked at by the clock, and not only by what was told of it.
          const state = one.state === 'held' && Date.parse(one.until) <= now ? 'over' : one.state;
          return (
            <li key={one.id} data-over={state === 'held' ? undefined : ''}>
              <span>
                <b>{one.name}</b>, {shownDecimal(one.quantity, i18n.language)} {t('deal.panel.pieces')}
                <small>{one.supplier.name}</small>
              </span>
              <span className={state === 'over' ? styles.over : styles.how}>
                {t(`deal.reservation.${state}`)} {state !== 'released' && <When at={one.until} as="moment" />}
              </span>
              {may && state === 'held' && <Release reservation={one} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Release({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation();
  const { busy, run } = useAct();
  const words = useProblemWords();
  const again = useDealAgain();
  const release = async () => {
    const gone = await run(
      () => api.DELETE('/api/v1/reservations/{id}', { params: { path: { id: reservation.id } } }),
      (refused) => say(words(refused)),
    );
    if (gone) say(t('deal.reservation.gone'));
    again();
  };
  return (
    <Button kind="quiet" onClick={() => void release()} aria-busy={busy}>
      {t('deal.reservation.release')}
    </Button>
  );
}

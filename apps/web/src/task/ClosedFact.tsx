import { useTranslation } from 'react-i18next';
import type { TaskClosed } from '../api/types';
import { moment } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { ButtonLink } from '../ui/Button';
import { FactLine } from '../ui/FactLine';

interface ClosedFactProps {
  closed: TaskClosed;
  beforeMe?: boolean;
  afterAct?: boolean;
  /** The reader's own outcome was accepted at first and then refused: the case to look at. */
  refusedIn?: string | null;
}

/** Who or what ended the task, when and how. */
export function ClosedFact({ closed, beforeMe = false, afterAct = false, refusedIn = null }: ClosedFactProps) {
  const { t } = useTranslation();
  const now = useNow();
  const place = usePlace();
  const time = moment(Date.parse(closed.at), place, now);
  const title =
    closed.by === null ? t(`fate.closed.${closed.how}`, { time }) : t(beforeMe ? 'fate.closed.firstBy' : 'fate.closed.by', { name: closed.by.name, time });
  if (refusedIn !== null) {
    return (
      <FactLine
        kind="refused"
        afterAct
        title={t('fate.refused.closedTitle', { time })}
        acts={
          <ButtonLink to="/cases/$id" params={{ id: refusedIn }} kind="ghost" data-next>
            {t('fate.refused.toCase')}
          </ButtonLink>
        }
      >
        {t('fate.refused.closedText')} {t('fate.closed.ownKept')}
      </FactLine>
    );
  }
  return (
    <FactLine
      kind={beforeMe ? 'first' : 'done'}
      afterAct={afterAct}
      title={title}
      acts={
        <ButtonLink to="/" kind="ghost" data-next>
          {t('tasks.back')}
        </ButtonLink>
      }
    >
      {closed.outcomeLabel !== null && t('fate.closed.outcome', { outcome: closed.outcomeLabel })} {closed.late === true && t('fate.closed.late')}{' '}
      {beforeMe && t('fate.closed.ownKept')}
    </FactLine>
  );
}

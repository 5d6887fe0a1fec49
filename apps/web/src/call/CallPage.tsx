import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import { Page } from '../app/Page';
import { useMe } from '../app/session';
import { hour } from '../time/format';
import { usePlace } from '../time/place';
import { useKeys } from '../ui/use-keys';
import { useProblemWords } from '../ui/use-problem-words';
import { CallBar } from './CallBar';
import { Desk } from './Desk';
import { Found } from './Found';
import { isOpenPart } from './live-tasks';
import { Managers } from './Managers';
import type { Recording } from './recorder';
import { Rows } from './Rows';
import styles from './CallPage.module.css';
import { toManagers } from './to-managers';
import { useBeginning } from './use-beginning';
import { useTalk } from './use-talk';

/** A call is among the most urgent of one's tasks. */
const LOOKED_AT = 20;
const EVERYTHING = () => true;
const NOTHING_WRONG = {};

/** A call that begins: the first word that is typed records it, and then the page is its task (WT-1.1, WT-1.4). */
export function CallPage() {
  const { t } = useTranslation();
  const { user, organisation } = useMe();
  const beginning = useBeginning();
  const { data, change, leave } = beginning;
  const talk = useTalk({ data, hasField: EVERYTHING, change, begins: true });
  useKeys({
    'Alt+KeyM': [t('call.keys.managers'), toManagers],
    'Alt+KeyN': [t('does.anotherClient'), talk.refuse],
    'Alt+KeyJ': [t('does.nextCase'), talk.nextCase],
  });
  return (
    <Page title={t('call.title')}>
      <Desk
        bar={
          <CallBar phase="talking" since={beginning.since} kept={useKeptWords(beginning)}>
            {t('call.greeting', { company: organisation.name, me: user.name })}
          </CallBar>
        }
        rows={<Rows talk={talk} data={data} readOnly={false} wrong={NOTHING_WRONG} say={(name) => t(`call.say.${name}`)} change={change} leave={leave} />}
        middle={<Found talk={talk} data={data} readOnly={false} />}
        side={
          <>
            {beginning.since === null && <OpenCall />}
            <Managers title={t('call.managers.title')} managers={talk.managers} chosen={talk.manager?.id} readOnly={false} choose={talk.putThrough} />
            <p className={styles.soon}>{t('call.begin')}</p>
          </>
        }
        keys={[
          [['Enter'], t('call.keys.on')],
          [['Shift Enter'], t('call.keys.back')],
          [['↓'], t('call.keys.found')],
          [['Alt M'], t('call.keys.managers')],
        ]}
      />
    </Page>
  );
}

/** What became of the call's first words. */
function useKeptWords({ state, recorded, problem, at }: Recording): { text: string; safe: string; worry?: boolean } {
  const { t } = useTranslation();
  const place = usePlace();
  const words = useProblemWords();
  if (recorded) return { text: t('call.kept.recorded', { number: recorded.number, time: hour(at, place) }), safe: t('call.kept.safe') };
  if (state === 'refused' && problem) return { text: words(problem), safe: t('call.kept.here'), worry: true };
  if (state === 'lost') return { text: t('form.lost'), safe: '', worry: true };
  if (state === 'unsent') return { text: t('call.kept.unsent'), safe: t('call.kept.here'), worry: true };
  return { text: t(state === 'none' ? 'call.kept.none' : 'call.kept.sending'), safe: t('call.kept.first') };
}

/** A call of one's own that goes on: the way back to it. */
function OpenCall() {
  const { t } = useTranslation();
  const { user } = useMe();
  const { data } = query.useQuery('get', '/api/v1/tasks', { params: { query: { scope: 'mine', limit: LOOKED_AT } } });
  const mine = data?.items.find((task) => isOpenPart(task) && task.assignee?.id === user.id);
  if (!mine) return null;
  return (
    <p className={styles.open}>
      {t('call.goesOn', { client: mine.client?.name ?? mine.client?.company ?? t('client.unknown') })}{' '}
      <Link className="link" to="/tasks/$id" params={{ id: mine.id }}>
        {t('call.goBack')}
      </Link>
    </p>
  );
}

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Outcome, TaskPage } from '../api/types';
import { useMe } from '../app/session';
import { hour } from '../time/format';
import { usePlace } from '../time/place';
import { useKeys, type Keys } from '../ui/use-keys';
import { useWork, type WorkState } from '../task/use-work';
import { ACT_CODES } from './act-keys';
import { CallBar, type CallPhase } from './CallBar';
import { CallEnd } from './CallEnd';
import { Desk } from './Desk';
import { putHand } from './hand';
import { Library, toLibrary } from './Library';
import { Found } from './Found';
import { keptWords } from './kept-words';
import { Rows } from './Rows';
import { ROW_NAMES } from './rows';
import { Side } from './Side';
import { Together } from './Together';
import { toManagers } from './to-managers';
import { Transfer } from './Transfer';
import { useNextPart } from './use-next-part';
import { saidOrKnown, type FoundClient } from './found-client';
import { isEmpty, type FormData } from '../task/form/form-schema';
import { useSayings } from './use-sayings';
import { useTalk, type Talk } from './use-talk';

/** What a part of the call cannot end without: the hand goes there first. */
const LACKS: Readonly<Record<string, readonly string[]>> = { takeMessage: ['question', 'phone', 'company'] };
/** Outcomes that put somebody through, or call somebody: with whom, although nobody was chosen by hand. */
const TO_MANAGER = new Set(['connect', 'taken']);

/** One part of a call that goes on: the talk, the transfer, or the message for who was busy (WT-S2). The next part follows by itself. */
export function CallTask({ task }: { task: TaskPage }) {
  const { t } = useTranslation();
  const place = usePlace();
  const { user } = useMe();
  const work = useWork(task, ROW_NAMES);
  const { data } = work.draft;
  const talk = useTalk({ data, hasField: (name) => name in work.fields, change: work.change, lacks: LACKS[task.name] });
  const say = useSayings(task);
  const next = useNextPart(task, work.fate, data);
  const { manager } = talk;

  const press = (outcome: Outcome) =>
    work.press(outcome, {
      ...(TO_MANAGER.has(outcome.name) && manager && { manager: manager.id }),
      ...(talk.chosen && { clientId: talk.chosen.id }),
    });
  const outcomes = task.outcomes.toSorted((a, b) => Number(b.main) - Number(a.main));
  useKeys(work.open ? { ...callKeys(talk, t), ...outcomeKeys(outcomes, { work, press, t }) } : {});

  const waits = task.name === 'transferCall';
  const isMine = work.open && (task.assignee === null || task.assignee.id === user.id);
  const phase: CallPhase = !work.open && !next.looking ? 'over' : waits ? 'waiting' : 'talking';
  const since = Date.parse(task.request?.receivedAt ?? task.openedAt);
  return (
    <Desk
      bar={
        <CallBar phase={phase} since={since} kept={keptWords(task, work.keptState, { t, time: hour(since, place) })}>
          <OnTheLine waits={waits} data={data} chosen={talk.chosen} say={say.now} />
        </CallBar>
      }
      rows={<Rows talk={talk} data={data} readOnly={!work.open} wrong={work.form.wrong} say={say.row} change={work.change} leave={work.form.leave} />}
      middle={
        <>
          {waits && <Transfer data={saidOrKnown(data, talk.known)} manager={manager} stage="ask" />}
          {task.name === 'takeMessage' && <Transfer data={saidOrKnown(data, talk.known)} manager={manager} stage="promise" />}
          {!waits && <Found talk={talk} data={data} readOnly={!work.open} />}
          <Library back={() => talk.here && putHand(talk.here)} />
        </>
      }
      side={
        <>
          <Together task={task} open={work.open} />
          {isMine ? <Side task={task} work={work} talk={talk} outcomes={outcomes} press={press} /> : <CallEnd task={task} work={work} looking={next.looking} />}
        </>
      }
      keys={keyWords(t)}
    />
  );
}

/** Keys for what one does while talking. */
const callKeys = (talk: Talk, t: TFunction): Keys => ({
  'Alt+KeyM': [t('call.keys.managers'), toManagers],
  'Alt+KeyN': [t('does.anotherClient'), talk.refuse],
  'Alt+KeyJ': [t('does.nextCase'), talk.nextCase],
  'Alt+KeyL': [t('library.title'), toLibrary],
});

/** Keys for the ways in which this part of the call can end. */
function outcomeKeys(outcomes: readonly Outcome[], { work, press, t }: { work: WorkState; press: (outcome: Outcome) => void; t: TFunction }): Keys {
  const now = work.aside ?? outcomes[0];
  return {
    'Ctrl+Enter': [t('call.keys.main'), () => now && press(now)],
    ...Object.fromEntries(
      outcomes.slice(1).map((outcome, index) => [ACT_CODES[outcome.name] ?? `Alt+Digit${index + 2}`, [outcome.label, () => press(outcome)]]),
    ),
    ...(work.aside && { Escape: [t('outcome.other'), work.unchoose] }),
  };
}

/** Which keys work on a call. */
function keyWords(t: TFunction): [names: string[], word: string][] {
  return [
    [['Enter'], t('call.keys.on')],
    [['Shift Enter'], t('call.keys.back')],
    [['Alt M'], t('call.keys.managers')],
    [['Alt L'], t('library.title')],
    [['Alt 2'], t('call.keys.outcome')],
    [['Ctrl Enter'], t('call.keys.main')],
  ];
}

interface OnTheLineProps {
  /** The client waits, and the manager is told who it is. */
  waits: boolean;
  data: FormData;
  chosen: FoundClient | undefined;
  say: string;
}

/** Who is on the line while he waits; else what to say. */
function OnTheLine({ waits, data, chosen, say }: OnTheLineProps) {
  const { t } = useTranslation();
  if (!waits) return <>{say}</>;
  const known = { ...chosen, ...Object.fromEntries(Object.entries(data).filter(([, value]) => !isEmpty(value))) } as Partial<Record<string, string | null>>;
  const second = [known['name'] ? known['company'] : null, known['city'], known['phoneText'] ?? known['phone']].filter(Boolean).join(t('page.and'));
  return (
    <>
      <b>{known['name'] ?? known['company'] ?? t('client.unknown')}</b>
      {second !== '' && <small>{second}</small>}
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { LiveHint } from '../inbox/LiveHint';
import { TaskItem } from '../inbox/TaskItem';
import { ViewTabs } from '../inbox/ViewTabs';
import { SCOPES } from '../api/types';
import { minutesFrom, sampleTask, UNMARKED } from './samples';
import { Specimen } from './Specimen';

const nothing = () => undefined;

/** Rows of the inbox, its views and its hint. */
export function RowSpecimens({ now }: { now: number }) {
  const { t } = useTranslation();
  const mine = { id: UNMARKED.myId, name: t('design.sample.manager') };
  const rows = [
    { row: sampleTask(t, now) },
    { row: sampleTask(t, now, { warnAt: minutesFrom(now, -20), dueAt: minutesFrom(now, -7), assignee: mine }), chosen: true },
    { row: sampleTask(t, now, { warnAt: minutesFrom(now, -1), dueAt: minutesFrom(now, 4), urgent: true }) },
    { row: sampleTask(t, now, { escalated: true, dueAt: null, warnAt: null }) },
    { row: sampleTask(t, now, { status: 'completing', assignee: mine }) },
    { row: sampleTask(t, now), gone: true },
    { row: sampleTask(t, now), marked: true, reason: t('bulk.reason.taken', { name: t('design.sample.other') }) },
  ];
  return (
    <>
      <Specimen title={t('design.rows')} wide>
        <div>
          {rows.map(({ row, chosen = false, gone = false, marked = false, reason }, index) => (
            <TaskItem key={index} row={row} {...UNMARKED} chosen={chosen} gone={gone} marked={marked} reason={reason} />
          ))}
        </div>
      </Specimen>
      <Specimen title={t('design.tabs')}>
        <ViewTabs here="mine" scopes={SCOPES} counts={{ mine: 17, group: 38, team: 999 }} views={[]} add={nothing} adding={false} />
      </Specimen>
      <Specimen title={t('design.live')}>
        <LiveHint difference={{ fresh: 2, above: true, gone: new Set(['sample']) }} accept={nothing} />
      </Specimen>
    </>
  );
}

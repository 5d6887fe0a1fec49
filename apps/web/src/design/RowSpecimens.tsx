import { useTranslation } from 'react-i18next';
import { LiveHint } from '../inbox/LiveHint';
import { ScopeTabs } from '../inbox/ScopeTabs';
import { TaskItem } from '../inbox/TaskItem';
import { minutesFrom, sampleTask } from './samples';
import { Specimen } from './Specimen';

const ME = 'me';
const nothing = () => undefined;

/** Rows of the inbox, its views and its hint. */
export function RowSpecimens({ now }: { now: number }) {
  const { t } = useTranslation();
  const mine = { id: ME, name: t('design.sample.manager') };
  const rows = [
    { row: sampleTask(t, now) },
    { row: sampleTask(t, now, { warnAt: minutesFrom(now, -20), dueAt: minutesFrom(now, -7), assignee: mine }), chosen: true },
    { row: sampleTask(t, now, { warnAt: minutesFrom(now, -1), dueAt: minutesFrom(now, 4), urgent: true }) },
    { row: sampleTask(t, now, { escalated: true, dueAt: null, warnAt: null }) },
    { row: sampleTask(t, now, { status: 'completing', assignee: mine }) },
    { row: sampleTask(t, now), gone: true },
  ];
  return (
    <>
      <Specimen title={t('design.rows')} wide>
        <div>
          {rows.map(({ row, chosen = false, gone = false }, index) => (
            <TaskItem key={index} row={row} chosen={chosen} gone={gone} myId={ME} />
          ))}
        </div>
      </Specimen>
      <Specimen title={t('design.tabs')}>
        <ScopeTabs scope="mine" counts={{ mine: 17, group: 38, team: 999 }} />
      </Specimen>
      <Specimen title={t('design.live')}>
        <LiveHint difference={{ fresh: 2, above: true, gone: new Set(['sample']) }} accept={nothing} />
      </Specimen>
    </>
  );
}

import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { announce } from '../tasks/announce.js';
import type { Clock } from '../time/clock.js';
import { differences, withSnoozes, type Difference } from './differences.rule.js';
import { mend } from './mend.repository.js';
import { commandsOfUnit, eventsOfUnit, lockUnit, nextUnits, standingRows, type Unit } from './standing-rows.repository.js';
import { toldRows } from './told-rows.rule.js';
import type { Told } from './told.type.js';

/** Cases read one after another in one snapshot: memory holds one case at a time, however many events there are. */
const PAGE = 100;

interface Compared {
  told: Told;
  wrong: Difference[];
}

/** Every row of an organisation's read model that is not what its events and commands tell. Writes nothing, and may be asked while the product runs. */
export async function compareWithEvents(database: Database, organisation: string): Promise<Difference[]> {
  const found: Difference[] = [];
  for await (const { wrong } of wrongUnits(database, organisation)) found.push(...wrong);
  return found;
}

/**
 * Makes the read model of an organisation what its events and commands tell: waits, tasks (without drafts, comments and snoozes), lists and
 * steps. `tell` hears of each row before it is set right. Safe while the product runs: a case is one transaction, with the locks of a click.
 * Returns what could not be set right.
 */
export async function rebuildFromEvents(
  database: Database,
  { organisation, clock, tell }: { organisation: string; clock: Clock; tell: (difference: Difference) => void },
): Promise<Difference[]> {
  const left: Difference[] = [];
  for await (const { unit } of wrongUnits(database, organisation)) {
    const mended = await database.asSystem((tx) => mendUnit(tx, { unit, organisation, at: clock.now() }));
    mended.forEach(tell);
    left.push(...(await inSnapshot(database, (tx) => compare(tx, unit))).wrong);
  }
  return left;
}

/** Units in which something is otherwise than told, page by page. */
async function* wrongUnits(database: Database, organisation: string): AsyncGenerator<{ unit: Unit; wrong: Difference[] }> {
  let after: Unit | null = null;
  for (;;) {
    const from: Unit | null = after;
    const page = await inSnapshot(database, async (tx) => {
      const units = await nextUnits(tx, organisation, { after: from, most: PAGE });
      const wrong: { unit: Unit; wrong: Difference[] }[] = [];
      for (const unit of units) wrong.push({ unit, wrong: (await compare(tx, unit)).wrong });
      return wrong;
    });
    if (page.length === 0) {
      if (from !== null && 'case' in from)
        after = { instance: '00000000-0000-0000-0000-000000000000' }; // cases are over
      else return;
      continue;
    }
    yield* page.filter(({ wrong }) => wrong.length > 0);
    after = page.at(-1)!.unit;
  }
}

/** Compares again under the locks, and sets right what is then wrong. */
async function mendUnit(tx: Transaction, { unit, organisation, at }: { unit: Unit; organisation: string; at: Date }): Promise<Difference[]> {
  await lockUnit(tx, unit, toldRows(await eventsOfUnit(tx, unit), []));
  const { told, wrong } = await compare(tx, unit);
  if (wrong.length === 0) return [];
  await mend(tx, { organisation, rows: told.rows, wrong });
  const caseId = 'case' in unit ? unit.case : null;
  await audit(tx, { organisation, at, actor: 'system', act: 'read-model.rebuild', object: caseId, data: { rows: wrong.length } });
  const tasks = [...new Set(wrong.filter(({ table }) => table === 'task' || table === 'inbox').map(({ id }) => id.split(' ')[0]!))];
  await announce(tx, { organisation, cases: caseId ? [caseId] : [], tasks });
  return wrong;
}

/** Events before commands and rows: what an event tells has been done. Under a snapshot or the locks nothing moves between. */
async function compare(tx: Transaction, unit: Unit): Promise<Compared> {
  const told = toldRows(await eventsOfUnit(tx, unit), await commandsOfUnit(tx, unit));
  const standing = await standingRows(tx, unit, told);
  const should = withSnoozes(told, standing);
  return { told: should, wrong: differences(should, standing) };
}

/** One instant for all that is read, so that a click between two statements is no difference. */
function inSnapshot<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database.asSystem(async (tx) => {
    await tx.rows(`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY`);
    return work(tx);
  });
}

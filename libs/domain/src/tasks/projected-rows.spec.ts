import fc from 'fast-check';
import { idOf } from '#kit/contract/place.js';
import type { Effect } from '#kit/contract/protocol.js';
import { begun, Company, waitAt, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { readModel } from '../../../../test/harness/read-model.js';
import type { Database } from '../database/database.js';
import type { ProjectionRepository } from './projection.repository.js';

const MINUTE = 60_000;

let urls: TestDatabase;
let database: Database;
let company: Company;
let projection: ProjectionRepository;
let at: number;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
  projection = company.projection();
  at = company.clock.at;
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const project = (matter: Matter, ...effects: Effect[]) => projection.project(company.batch(matter, effects));
const rows = (matter: Matter) => readModel(database, matter);

/** A matter whose first task is open. */
async function opened(): Promise<{ matter: Matter } & ReturnType<typeof waitAt>> {
  const matter = await company.matter();
  const first = waitAt(matter, '1', at);
  await project(matter, begun(at), first.opened);
  return { matter, ...first };
}

describe('deciding', () => {
  it('is won by whoever is first; the second learns who that was and when', async () => {
    const { wait } = await opened();
    const ask = (cause: string, when: number) => projection.decide({ organisation: company.id, wait, cause, at: when });
    expect(await ask('timer:late', at + 1)).toEqual({ cause: 'timer:late', at: at + 1 });
    expect(await ask('cancel', at + 2)).toEqual({ cause: 'timer:late', at: at + 1 });
    expect(await ask('timer:late', at + 3)).toEqual({ cause: 'timer:late', at: at + 1 });
  });

  it('between a click and a cancel has exactly one winner in each of 30 rounds', async () => {
    for (let round = 0; round < 30; round += 1) {
      const { matter, wait, task } = await opened();
      const cancel = () => projection.decide({ organisation: company.id, wait, cause: 'cancel', at });
      const click = () => company.click(matter, { id: task, wait });
      const [command, decision] =
        round % 2 ? await Promise.all([click(), cancel()]) : ((await Promise.all([cancel(), click()])).toReversed() as [string | undefined, { cause: string }]);
      expect(decision.cause).toBe(command ? `command:${command}` : 'cancel');
      expect((await rows(matter)).tasks).toMatchObject([{ status: command ? 'completing' : 'open' }]);
    }
  });

  it('about a wait that is not there, or is another company’s, fails', async () => {
    const { wait } = await opened();
    const other = await Company.found(database);
    await expect(projection.decide({ organisation: company.id, wait: idOf(wait, 'x'), cause: 'cancel', at })).rejects.toThrow('is not in the read model');
    await expect(projection.decide({ organisation: other.id, wait, cause: 'cancel', at })).rejects.toThrow('is not in the read model');
  });
});

describe('the end', () => {
  const ended = (how: 'completed' | 'failed', when: number): Effect => ({ kind: 'ended', how, failure: null, result: { outcome: 'agreed' }, at: when });

  it('of a child leaves the case open, that of the root closes it; the first end counts', async () => {
    const { matter } = await opened();
    await project(matter, ended('completed', at + 1));
    expect(await rows(matter)).toMatchObject({
      case: { status: 'open', closed_at: null },
      instances: [{ status: 'running' }, { status: 'completed', result: { outcome: 'agreed' }, ended_at: new Date(at + 1) }],
    });
    const root = { ...company.batch(matter, [ended('completed', at + 2)]), instance: matter.root, process: 'sales-case', parent: null };
    await projection.project(root);
    const before = await rows(matter);
    expect(before).toMatchObject({ case: { status: 'closed', closed_at: new Date(at + 2) }, instances: [{ status: 'completed' }, { status: 'completed' }] });
    await projection.project({ ...root, effects: [ended('failed', at + 3)] });
    expect(await rows(matter)).toEqual(before);
  });
});

describe('a redo', () => {
  /** One story: two waits one after the other, one escalated, then the end. */
  function story(matter: Matter): Effect[] {
    const [one, two] = [waitAt(matter, '1', at), waitAt(matter, '2', at + 20 * MINUTE)];
    return [
      begun(at),
      one.opened,
      { kind: 'escalated', wait: one.wait, task: one.task, at: at + 10 * MINUTE },
      one.closed('message:1', at + 20 * MINUTE),
      { kind: 'step', step: 'handedOver', ordinal: 1, at: at + 20 * MINUTE },
      two.opened,
      two.closed('message:2', at + 21 * MINUTE),
      { kind: 'step', step: 'ended', ordinal: 2, at: at + 21 * MINUTE },
      { kind: 'ended', how: 'completed', failure: null, result: { outcome: 'notOurs' }, at: at + 22 * MINUTE },
    ];
  }

  /** Projects parts of the story; what closes a wait that is there has decided it first, as the arbiter would have. */
  async function tell(matter: Matter, parts: [from: number, to: number][]): Promise<void> {
    const there = new Set<string>();
    for (const [from, to] of parts) {
      const effects = story(matter).slice(from, to);
      for (const effect of effects) {
        if (effect.kind === 'closed' && there.has(effect.wait))
          await projection.decide({ organisation: company.id, wait: effect.wait, cause: effect.cause, at: effect.at });
      }
      await project(matter, ...effects);
      for (const effect of effects) if (effect.kind === 'opened') there.add(effect.wait);
    }
  }

  it('with the effects cut into flushes in any other way, from any place on, comes to the same rows', async () => {
    const length = 9;
    const cut = fc.tuple(fc.integer({ min: 1, max: length }), fc.integer({ min: 0, max: length }), fc.integer({ min: 0, max: length }));
    // An escalation is not made in the flush that opens its task: it comes of an instant that was read back.
    const plain = await company.matter();
    await tell(plain, [
      [0, 2],
      [2, 3],
      [3, 6],
      [6, 9],
    ]);
    const wanted = await rows(plain);
    await fc.assert(
      fc.asyncProperty(cut, async ([first, back, second]) => {
        const matter = await company.matter();
        const from = Math.min(first, back);
        const to = Math.max(from, second);
        const begin: [number, number][] =
          first > 2
            ? [
                [0, 2],
                [2, first],
              ]
            : [[0, first]];
        await tell(matter, [...begin, [from, to], [Math.min(first, to), length], [0, length]]);
        expect(await rows(matter)).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });
});

import { setTimeout } from 'node:timers/promises';
import type { Database } from '#domain/database/database.js';
import type { ProblemDto } from '../../apps/api/src/problem/problem.dto.js';
import type { Answer } from './person.js';

/** What a refusal must say: its status, its code, and (where given) exactly these fields. */
export interface WantedProblem {
  status: number;
  code: string;
  paths?: string[];
}

/** Expects a problem document in which every sentence is there, and nothing of the inside of the product. */
export function expectProblem({ status, type, body, text }: Answer<unknown>, { status: wanted, code, paths }: WantedProblem): ProblemDto {
  const problem = body as ProblemDto;
  expect([status, problem.code, problem.status, type]).toEqual([wanted, code, wanted, expect.stringMatching(/^application\/problem\+json/)]);
  const sentence = expect.stringMatching(/\p{L}{2}/u) as string;
  expect([problem.title, problem.detail, problem.type]).toEqual([sentence, sentence, `urn:reglament:problem:${code}`]);
  expect(problem.instance).toMatch(/^[0-9a-f-]{36}$/);
  expect(text).not.toMatch(/node_modules|\.[jt]s:\d|SELECT |INSERT |UPDATE |stack|Exception|Unexpected token|\{\{|rule\.|problem\.[a-z]/);
  if (paths) expect((problem.fields ?? []).map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
  for (const field of problem.fields ?? []) expect(field.message).toEqual(sentence);
  return problem;
}

/** Stories that still move by themselves: not started yet, a command not taken yet, or running without anything that it waits for. */
const MOVING = `SELECT EXISTS (SELECT FROM command WHERE status = 'accepted') OR EXISTS (
  SELECT FROM process_instance i WHERE i.status = 'running'
     AND NOT EXISTS (SELECT FROM wait w WHERE w.instance = i.id AND w.closed_at IS NULL)
     AND NOT EXISTS (SELECT FROM process_instance c WHERE c.parent = i.id AND c.status = 'running')) AS moving`;

/**
 * What there is of everything that a call could change, over all organisations, once every story rests: the answer to a click does not
 * always wait for what comes next, and what an earlier test began is not what a later one changed.
 */
export async function everything(database: Database): Promise<unknown> {
  const until = Date.now() + 20_000;
  for (;;) {
    const told = await database.asSystem(async (tx) => ({ ...(await tx.row<{ moving: boolean }>(MOVING)), all: await tx.row(EVERYTHING) }));
    if (!told.moving) return told.all;
    if (Date.now() > until) throw new Error('A story moves on and on: nothing can be told of what a call changes.');
    await setTimeout(50);
  }
}

const EVERYTHING = `SELECT (SELECT count(*) FROM request) AS requests, (SELECT count(*) FROM case_file) AS cases, (SELECT count(*) FROM client) AS clients,
  (SELECT count(*) FROM command) AS commands, (SELECT count(*) FROM answer) AS answers, (SELECT count(*) FROM event) AS events,
  (SELECT sum(next) FROM number_series) AS numbers, (SELECT count(*) FROM incident) AS incidents,
  (SELECT json_agg(json_build_array(id, status, version, data) ORDER BY id) FROM task) AS tasks,
  (SELECT count(*) FROM wait WHERE decided_by IS NOT NULL) AS decided`;

/** Expects that nothing of all this has changed since `everything` told `before`. */
export async function expectUnchanged(database: Database, before: unknown): Promise<void> {
  expect(await everything(database)).toEqual(before);
}

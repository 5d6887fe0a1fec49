import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Client } from '@temporalio/client';
import type { KeptRun } from '#kit/testing/parting.js';
import { retell } from '#kit/testing/retell.js';
import type { Told } from '#kit/testing/telling.js';

const PROJECT = join(import.meta.dirname, '../..');

/** The version that is being made. */
const VERSION = (JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string }).version;

/** Whether this run of the tests keeps new histories: `npm run record -- <process>`. */
export const RECORDING = process.env['REGLAMENT_RECORD'] === '1';

/** Where processes lie, and the bundle of their stories. */
export interface Room {
  readonly folder: string;
  readonly bundle: string;
}

/** The processes of the product. */
export const PRODUCT_ROOM: Room = { folder: join(PROJECT, 'processes'), bundle: join(PROJECT, 'dist/workflows/bundle.js') };

/** The shapes that the kit is tested with. */
export const SHAPES_ROOM: Room = { folder: join(PROJECT, 'test/shapes'), bundle: join(PROJECT, '.cache/shapes/bundle.js') };

/** The runs that are kept of a process, by released version and name. */
export function keptRuns(process: string, { folder } = PRODUCT_ROOM): KeptRun[] {
  const place = join(folder, process, 'history');
  const files = existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.json')) : [];
  return files.toSorted().map((file) => {
    const kept = JSON.parse(readFileSync(join(place, file), 'utf8')) as { workflowId: string; told: Told[]; history: object };
    return { ...kept, process, name: file.replace(/\.json$/, ''), history: historyFromJSON(kept.history) };
  });
}

/** What is missing among the runs of a process: each version that is made has one. Undefined where nothing is. */
export function missingRun(process: string, runs: readonly KeptRun[]): string | undefined {
  if (runs.some(({ name }) => name.startsWith(`${VERSION}-`))) return undefined;
  return `${process} has no history of version ${VERSION}. Let one of the stories in its spec end with .keptAs('<what it is an example of>'), and make the history by \`npm run record -- ${process}\`.`;
}

/** Makes sure that this version has a run of this name. */
export function requireRun(process: string, name: string, { folder } = PRODUCT_ROOM): void {
  const file = `${VERSION}-${name}.json`;
  if (!existsSync(join(folder, process, 'history', file)))
    throw new Error(`${process} keeps no history "${file}": make it by \`npm run record -- ${process}\`, and commit it.`);
}

/** Keeps the (last) run of a workflow as `<version>-<name>.json`: its history, and what it tells when it is told again. */
export async function keepRun(client: Client, { workflowId, name }: { workflowId: string; name: string }, { folder, bundle } = PRODUCT_ROOM): Promise<void> {
  const [process = ''] = workflowId.split(':');
  const history = JSON.parse(historyToJSON(await client.workflow.getHandle(workflowId).fetchHistory()), nameless) as object;
  const { told, error } = await retell({ codePath: bundle }, { history: historyFromJSON(history), workflowId });
  if (error) throw new Error(`${process} cannot be told again by its own history: ${error.message}`, { cause: error });
  const place = join(folder, process, 'history');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, `${VERSION}-${name}.json`), `${JSON.stringify({ workflowId, told, history }, null, 1)}\n`);
}

/** The machine that recorded it is nobody's business: neither its name nor its folders. */
function nameless(key: string, value: unknown): unknown {
  if (key === 'stackTrace') return '';
  return key === 'identity' ? 'recorded' : value;
}

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { temporal } from '@temporalio/proto';
import type { Client } from '@temporalio/client';

type History = temporal.api.history.v1.IHistory;

const PROCESSES = join(import.meta.dirname, '../../processes');

/** The version that is being made. */
export const VERSION = (JSON.parse(readFileSync(join(PROCESSES, '../package.json'), 'utf8')) as { version: string }).version;

/** One run of a released version. The workflow id belongs to it: every id that its story makes is made from there. */
export interface KeptHistory {
  process: string;
  version: string;
  workflowId: string;
  history: History;
}

/** The histories of a process, one per released version. */
export function keptHistories(process: string): KeptHistory[] {
  const folder = join(PROCESSES, process, 'history');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return files.map((name) => {
    const { workflowId, history } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { workflowId: string; history: object };
    return { process, version: name.replace('.json', ''), workflowId, history: historyFromJSON(history) };
  });
}

/** Makes sure that this version has a history of this name. */
export function requireHistory(process: string, name: string): void {
  const file = `${VERSION}-${name}.json`;
  if (!existsSync(join(PROCESSES, process, 'history', file)))
    throw new Error(`${process} has no history "${file}": make it by \`npm run record -- ${process}\`, and commit it.`);
}

/** Keeps the history of a run as `<version>-<name>.json`. */
export async function keepHistory(client: Client, workflowId: string, name: string): Promise<void> {
  const [process = ''] = workflowId.split(':');
  const history = JSON.parse(historyToJSON(await client.workflow.getHandle(workflowId).fetchHistory()), nameless) as object;
  const folder = join(PROCESSES, process, 'history');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${VERSION}-${name}.json`), `${JSON.stringify({ workflowId, history }, null, 1)}\n`);
}

/** Names of all processes: the folders that have a contract. */
export function processNames(): string[] {
  return readdirSync(PROCESSES).filter((name) => existsSync(join(PROCESSES, name, `${name}.contract.ts`)));
}

/** The machine that recorded it is nobody's business. */
function nameless(key: string, value: unknown): unknown {
  return key === 'identity' ? 'recorded' : value;
}

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { temporal } from '@temporalio/proto';
import type { Client } from '@temporalio/client';

type History = temporal.api.history.v1.IHistory;

const PROCESSES = join(import.meta.dirname, '../../processes');

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

/** Keeps the history of a run that has ended, as the one of this version. */
export async function keepHistory(client: Client, workflowId: string, version: string): Promise<void> {
  const [process = ''] = workflowId.split(':');
  const history = JSON.parse(historyToJSON(await client.workflow.getHandle(workflowId).fetchHistory()), nameless) as object;
  const folder = join(PROCESSES, process, 'history');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${version}.json`), `${JSON.stringify({ workflowId, history }, null, 1)}\n`);
}

/** Names of all processes: the folders that have a contract. */
export function processNames(): string[] {
  return readdirSync(PROCESSES).filter((name) => existsSync(join(PROCESSES, name, `${name}.contract.ts`)));
}

/** The machine that recorded it is nobody's business. */
function nameless(key: string, value: unknown): unknown {
  return key === 'identity' ? 'recorded' : value;
}

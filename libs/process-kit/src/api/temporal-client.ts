import { Client, Connection } from '@temporalio/client';
import type { EngineConnection } from '../contract/engine-connection.type.js';
import { askedByHeaders } from './asked-by-headers.js';

/** A client that connects when it is first used, so that the API starts, and takes commands, while Temporal is away. */
export function temporalClient(connection: EngineConnection, namespace: string): Client {
  return new Client({ connection: Connection.lazy(connection), namespace, interceptors: { workflow: [askedByHeaders] } });
}

/** Whether Temporal answers at all, within so many milliseconds: where it does not, each other question would cost its deadline. */
export async function reachable(client: Client, within: number): Promise<boolean> {
  try {
    await client.withDeadline(Date.now() + within, () => client.workflowService.getSystemInfo({}));
    return true;
  } catch {
    // Whatever it was: it does not answer.
    return false;
  }
}

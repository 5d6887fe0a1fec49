import { Client, Connection } from '@temporalio/client';

/** A client that connects when it is first used, so that the API starts, and takes commands, while Temporal is away. */
export function temporalClient(address: string, namespace: string): Client {
  return new Client({ connection: Connection.lazy({ address }), namespace });
}

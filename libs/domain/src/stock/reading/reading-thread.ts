import { parentPort, workerData } from 'node:worker_threads';
import type { ReadMessage } from '../offer-row.type.js';
import { readPriceList, type ListToRead } from './read-price-list.js';

/** What the thread is started with. */
export interface ThreadTask {
  bytes: Uint8Array;
  wanted: ListToRead;
}

const port = parentPort!;
const { bytes, wanted } = workerData as ThreadTask;
const messages = readPriceList(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), wanted);

// One message for each that was asked for: whoever writes the rows slowly does not get them all into memory.
port.on('message', () => {
  const { value, done } = messages.next();
  port.postMessage(done ? null : (value satisfies ReadMessage));
  if (done) port.close();
});

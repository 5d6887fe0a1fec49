import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ReadMessage } from '../offer-row.type.js';
import type { ListReader } from './list-reader.js';
import type { ListToRead } from './read-price-list.js';
import type { ThreadTask } from './reading-thread.js';

/** What the thread may keep in memory. A file of 200,000 rows needs about 250 MB. */
const MEMORY_MB = 300;
/** A list of 200,000 rows is read in half a minute on a slow machine; what takes longer was made to. */
const PATIENCE_MS = 180_000;
const TOO_LONG = new Error('The file took too long to read.');

/** Reads price lists in a thread of their own, one after the other: a hostile file takes neither the memory nor the time of those who work. */
export class PriceListReader implements ListReader {
  private last: Promise<unknown> = Promise.resolve();

  /** `thread`: where the compiled thread lies. */
  constructor(private readonly thread: URL = new URL('./reading-thread.js', import.meta.url)) {}

  /** What is in a file, as `readPriceList` tells it. Breaking off the loop ends the thread. */
  async *read(bytes: Uint8Array, wanted: ListToRead): AsyncGenerator<ReadMessage> {
    const before = this.last;
    let done = (): void => undefined;
    this.last = new Promise<void>((resolve) => (done = resolve));
    try {
      await before;
      yield* this.inThread({ bytes, wanted });
    } finally {
      done();
    }
  }

  private async *inThread(task: ThreadTask): AsyncGenerator<ReadMessage> {
    const worker = new Worker(this.thread, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }, execArgv: [], env: {} });
    const ended = new AbortController();
    worker.on('error', (error) => ended.abort(error));
    worker.on('exit', () => ended.abort(new Error('The reading thread ended before its last word.')));
    const timer = setTimeout(() => ended.abort(TOO_LONG), PATIENCE_MS);
    try {
      for (;;) {
        const message = once(worker, 'message', { signal: ended.signal });
        worker.postMessage('next');
        const [told] = (await message) as [ReadMessage | null];
        if (told === null) return;
        yield told;
      }
    } catch (error) {
      const { reason } = ended.signal as { reason: unknown };
      if (reason !== TOO_LONG && (reason as { code?: string } | undefined)?.code !== 'ERR_WORKER_OUT_OF_MEMORY') throw reason ?? error;
      yield { kind: 'refused', reason: 'file-too-hard' };
    } finally {
      clearTimeout(timer);
      await worker.terminate();
    }
  }
}

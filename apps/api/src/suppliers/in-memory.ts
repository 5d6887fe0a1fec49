import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { callbackify } from 'node:util';

type Done<T> = (error: Error | null, result?: T) => void;

/** Keeps a part of a form in memory, where it is read; otherwise files go to the folder of attachments. How much of it there may be is said by the interceptor. */
export const IN_MEMORY = {
  _handleFile(_request: unknown, { stream }: { stream: Readable }, done: Done<{ buffer: Buffer; size: number }>): void {
    const read = async () => {
      const bytes = await buffer(stream);
      return { buffer: bytes, size: bytes.length };
    };
    callbackify(read)(done);
  },
  _removeFile(_request: unknown, _file: unknown, done: Done<void>): void {
    done(null);
  },
};

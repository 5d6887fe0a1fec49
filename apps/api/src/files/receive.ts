import { PayloadTooLargeException, type CallHandler, type ExecutionContext } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Observable } from 'rxjs';
import type { Readable } from 'node:stream';
import { callbackify } from 'node:util';
import { DomainError } from '#domain/errors/domain-error.js';
import { LARGEST_FILE } from '#domain/files/file-limits.rule.js';
import type { Arrived, FileStore } from '#domain/files/file-store.js';

/** A file as it arrived, under the name that its sender gave it. */
export interface Received extends Arrived {
  originalname: string;
}

/** One file a call and nothing beside it, streamed to disk and hashed on the way: none is ever held in memory. */
export function receiving(store: FileStore) {
  type Done<T> = (error: Error | null, result?: T) => void;
  const handle = (_request: unknown, { stream }: { stream: Readable }, done: Done<Arrived>) => callbackify(() => store.receive(stream))(done);
  // What broke off has removed itself.
  const remove = (_request: unknown, { path }: Partial<Arrived>, done: Done<void>) =>
    callbackify(async () => (path === undefined ? undefined : store.forget({ path })))(done);
  return {
    storage: { _handleFile: handle, _removeFile: remove },
    limits: { fileSize: LARGEST_FILE, files: 1, fields: 0, parts: 1, headerPairs: 20, fieldNameSize: 20 },
    defParamCharset: 'utf8',
  };
}

/** Receives the file of a call, in its field `file`. */
export class ReceiveFile extends FileInterceptor('file') {
  override async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    try {
      return await super.intercept(context, next);
    } catch (error) {
      throw error instanceof PayloadTooLargeException ? new DomainError('file-too-large') : error;
    }
  }
}

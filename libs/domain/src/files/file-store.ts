import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { DomainError } from '../errors/domain-error.js';
import { HEAD } from './file-kind.rule.js';

/** What has arrived and is nobody's yet. */
export interface Arrived {
  /** Where it lies until it is taken over. */
  path: string;
  /** Bytes. */
  size: number;
  sha256: string;
  head: Uint8Array;
}

const INCOMING = 'incoming';
const HASH = /^[0-9a-f]{64}$/;

/** The folder of contents, each named by its SHA-256: the same content lies there once, and a name that somebody chose is never a part of a path. */
export class FileStore {
  /** `reserve`: bytes of the disk that files leave free, for what else lies on it. */
  constructor(
    private readonly folder: string,
    private readonly reserve = 0,
  ) {}

  /** Writes a stream to disk, whole and flushed; what breaks off leaves nothing. Refuses where the disk has little space left. */
  async receive(stream: Readable): Promise<Arrived> {
    await mkdir(join(this.folder, INCOMING), { recursive: true });
    const { bavail, bsize } = await statfs(this.folder);
    if (bavail * bsize < this.reserve) throw new DomainError('storage-full');
    const path = join(this.folder, INCOMING, randomUUID());
    const [hash, head] = [createHash('sha256'), [] as Buffer[]];
    let [size, begun] = [0, 0];
    const file = await open(path, 'wx');
    // What cannot be written is read to its end all the same: a stream that is left is broken off, and nobody would be told why.
    let full: Error | undefined;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        if (full !== undefined) continue;
        hash.update(chunk);
        if (begun < HEAD) head.push(chunk.subarray(0, HEAD - begun));
        begun += chunk.length;
        size += chunk.length;
        await file.writeFile(chunk).catch((error: Error) => (full = error));
      }
      if (full !== undefined) throw full;
      await file.sync();
    } catch (error) {
      await file.close();
      await this.forget({ path });
      throw error;
    }
    await file.close();
    return { path, size, sha256: hash.digest('hex'), head: Buffer.concat(head) };
  }

  /** Gives what has arrived its lasting place. Done again with the same content it changes nothing. */
  async keep({ path, sha256 }: Pick<Arrived, 'path' | 'sha256'>): Promise<void> {
    await mkdir(join(this.folder, sha256.slice(0, 2)), { recursive: true });
    await rename(path, this.placeOf(sha256));
  }

  /** Removes what has arrived, if it is still there. */
  async forget({ path }: Pick<Arrived, 'path'>): Promise<void> {
    await rm(path, { force: true });
  }

  /** Whether a content is there. */
  async holds(sha256: string): Promise<boolean> {
    return stat(this.placeOf(sha256)).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false;
        throw error;
      },
    );
  }

  read(sha256: string): ReadStream {
    return createReadStream(this.placeOf(sha256));
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.placeOf(sha256), { force: true });
  }

  /** Contents that have lain there since before an instant. */
  async olderThan(before: Date): Promise<string[]> {
    const folders = (await this.list('')).filter((name) => name.length === 2);
    const names = (await Promise.all(folders.map((name) => this.list(name)))).flat().filter((name) => HASH.test(name));
    const old = await Promise.all(names.map(async (name) => ((await stat(this.placeOf(name))).mtime < before ? name : null)));
    return old.filter((name) => name !== null);
  }

  /** Removes what arrived before an instant and was never taken over: whoever brought it is gone. */
  async sweep(before: Date): Promise<void> {
    for (const name of await this.list(INCOMING)) {
      const path = join(this.folder, INCOMING, name);
      if ((await stat(path)).mtime < before) await this.forget({ path });
    }
  }

  private placeOf(sha256: string): string {
    if (!HASH.test(sha256)) throw new Error(`"${sha256}" is no SHA-256 in hex: a content is found by that alone.`);
    return join(this.folder, sha256.slice(0, 2), sha256);
  }

  private async list(name: string): Promise<string[]> {
    try {
      return await readdir(join(this.folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}

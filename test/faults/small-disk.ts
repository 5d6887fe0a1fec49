import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRoot } from '../../tools/servers/files.mjs';

const BLOCK = 64 * 1_024;

/** A file system that can really be full: in memory, of its own, so that nothing else on the machine notices. Only root on Linux may make one. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  private static why: string | null | undefined;

  /** Why there can be none here, or null. Root of a container may not mount either: it is tried. */
  static get missing(): string | null {
    if (SmallDisk.why === undefined) SmallDisk.why = whyNone();
    return SmallDisk.why;
  }

  static mount(megabytes: number): SmallDisk {
    if (SmallDisk.missing) throw new Error(`There is no small disk: ${SmallDisk.missing}.`);
    const folder = mkdtempSync(join(tmpdir(), 'reglament-disk-'));
    mountAt(folder, megabytes);
    return new SmallDisk(folder);
  }

  /** A folder on it that every user may enter. */
  place(name: string): string {
    const folder = join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o711);
    return folder;
  }

  /** Bytes that are free. */
  get free(): number {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  /** Leaves nothing free: what is there stays, and nothing fits beside it. */
  fill(): void {
    const file = openSync(this.ballast, 'a');
    const block = Buffer.alloc(BLOCK, 1);
    try {
      for (let size = BLOCK; size >= 1;) size = written(file, block.subarray(0, size)) === size ? size : Math.floor(size / 2);
    } finally {
      closeSync(file);
    }
  }

  empty(): void {
    rmSync(this.ballast, { force: true });
  }

  unmount(): void {
    this.empty();
    spawnSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get ballast(): string {
    return join(this.folder, 'ballast');
  }
}

/** Bytes that found room. */
function written(file: number, block: Buffer): number {
  try {
    return writeSync(file, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return 0;
    throw error;
  }
}

function mountAt(folder: string, megabytes: number): void {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', folder], { encoding: 'utf8' });
  if (mounted.status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`There is no small disk: mount says ${(mounted.stderr ?? '').trim()}. Run this where a tmpfs may be mounted.`);
}

function whyNone(): string | null {
  if (process.platform !== 'linux' || !isRoot()) return 'a file system of its own can be mounted by root on Linux only';
  const folder = mkdtempSync(join(tmpdir(), 'reglament-disk-'));
  try {
    mountAt(folder, 1);
  } catch (error) {
    return (error as Error).message;
  }
  spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return null;
}

import { inflateRawSync } from 'node:zlib';
import { Unreadable } from './unreadable.js';

/** Parts of a workbook; a real one has some dozens. */
const MOST_ENTRIES = 2_000;
/** 200,000 rows of ten columns are about 120 MB of XML. */
const MOST_UNPACKED = 250 * 1024 * 1024;
/** XML of a table packs 10 to 40 times; a bomb a thousand times. Small parts may be anything. */
const MOST_RATIO = 250;
const SMALL = 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
}

/**
 * Looks into a zip before anything unpacks it: how many parts, how large they say they are, and whether they are. What is larger than it says stops at what it
 * said. Returns the names of its parts.
 */
export function guardZip(bytes: Buffer): string[] {
  const entries = entriesOf(bytes);
  const sum = entries.reduce((all, { unpacked }) => all + unpacked, 0);
  if (sum > MOST_UNPACKED || entries.some(({ packed, unpacked }) => unpacked > SMALL && unpacked > packed * MOST_RATIO)) throw new Unreadable('file-bomb');
  for (const entry of entries) prove(bytes, entry);
  return entries.map(({ name }) => name);
}

function entriesOf(bytes: Buffer): Entry[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new Unreadable('file-bomb');
  const entries: Entry[] = [];
  for (let at = bytes.readUInt32LE(end + 16); entries.length < count;) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw new Unreadable('file-broken');
    const [nameLength, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    // Bit 0: a password.
    if (bytes.readUInt16LE(at + 8) & 1) throw new Unreadable('file-encrypted');
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT); at -= 1)
    if (bytes.readUInt32LE(at) === END) return at;
  throw new Unreadable('file-broken');
}

/** Unpacks a part for a moment, no further than it said. */
function prove(bytes: Buffer, { method, packed, unpacked, offset }: Entry): void {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw new Unreadable('file-broken');
  const begin = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (begin + packed > bytes.length) throw new Unreadable('file-broken');
  if (method === STORED) {
    if (packed !== unpacked) throw new Unreadable('file-bomb');
    return;
  }
  if (method !== DEFLATED) throw new Unreadable('file-broken');
  try {
    if (inflateRawSync(bytes.subarray(begin, begin + packed), { maxOutputLength: Math.max(1, unpacked) }).length !== unpacked)
      throw new Unreadable('file-broken');
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'file-bomb' : 'file-broken');
  }
}

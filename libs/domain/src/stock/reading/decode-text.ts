import { analyse } from 'chardet';
import iconv from 'iconv-lite';

/** Character sets of lists in our three languages, as the two libraries call them. Others are guesses that only look likely in a short file. */
const KNOWN = new Set(['windows-1251', 'KOI8-R', 'GB18030', 'Big5', 'UTF-16LE', 'UTF-16BE']);
/** Enough to tell, without reading 25 MB twice. */
const SAMPLE = 200_000;

/** The text of a file: by its byte order mark, else UTF-8 if it is that, else UTF-16 by its zeros, else the likeliest of the known, Windows-1251 in doubt. */
export function decodeText(bytes: Buffer): string {
  return withoutMark(iconv.decode(bytes, charsetOf(bytes)));
}

function charsetOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = wideOf(bytes.subarray(0, SAMPLE));
  if (wide) return wide;
  if (isUtf8(bytes)) return 'utf-8';
  const likely = analyse(bytes.subarray(0, SAMPLE)).find(({ name }) => KNOWN.has(name));
  return likely && iconv.encodingExists(likely.name) ? likely.name : 'windows-1251';
}

/** Digits, signs and Latin letters have a zero byte in UTF-16: in every list there are many, and none in any other text. */
function wideOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1;
  });
  const [even, odd] = zeros as [number, number];
  if (odd > bytes.length / 20 && odd > even * 4) return 'utf-16le';
  return even > bytes.length / 20 && even > odd * 4 ? 'utf-16be' : undefined;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // the decoder is asked just that
  }
}

const withoutMark = (text: string) => (text.startsWith('\ufeff') ? text.slice(1) : text);

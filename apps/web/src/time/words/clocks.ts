import { take, type Found } from './reading';

const MOSCOW = 'Europe/Moscow';

const OURS = /(?<!\p{L})(?:по[ -]нашему(?: времени)?|нашего времени|our time)(?!\p{L})|我们的?时间/iu;
const THEIRS =
  /(?<!\p{L})(?:по[ -](?:местному|его|ее|их)(?: времени)?|местного времени|по времени клиента|(?:their|his|her|local) time)(?!\p{L})|当地时间|客户时间/iu;
const BY_MOSCOW = /(?<!\p{L})(?:по москве|(?:по )?мск|(?:по )?московско(?:му|го)(?: времени)?|msk|moscow time)(?!\p{L})|莫斯科时间/iu;

/** Whose clock was named in words («по Москве», "their time"), and the text without them; null where none was. */
export function saidClock(text: string, { ours, theirs }: { ours: string; theirs: string }): Found<string> | null {
  for (const [pattern, zone] of [
    [OURS, ours],
    [THEIRS, theirs],
    [BY_MOSCOW, MOSCOW],
  ] as const) {
    const found = take(text, pattern);
    if (found) return { what: zone, rest: found.rest };
  }
  return null;
}

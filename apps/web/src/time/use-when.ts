import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { longDay, hour, day as shortDay, type Place } from './format';
import { isInstant } from './instant';
import { serverNow } from './now';
import { usePlace } from './place';
import { understand, type Understood } from './understand';
import { useOpenHours } from './use-open-hours';
import { saidClock } from './words/clocks';

interface WhenOptions {
  /** An instant, or words that are none yet. */
  value: string | undefined;
  change: (value: string | undefined) => void;
  /** The client's zone, where it is another. */
  theirs: string | null;
  /** The hand is in the field: what comes back of it late must not overwrite what was typed since. */
  active: boolean;
}

interface Said {
  text: string;
  /** When it was said: «через 20 минут» does not move while one thinks. */
  at: number;
  /** What the reader chose of several answers, or what was there before. */
  chosen: number | null;
  /** What was told of it and has perhaps not come back yet: one types faster than a form answers. */
  told: readonly (string | undefined)[];
}

/** `25 ноября, 15:30`, with the year where it is another: what can be understood again. */
function written(at: number, place: Place): string {
  const now = serverNow();
  const date = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear() ? longDay(at, place) : shortDay(at, place, now);
  return `${date}, ${hour(at, place)}`;
}

/** The instant once it is certain, else the words; nothing of no words. */
function valueOf(understood: Understood, text: string): string | undefined {
  if (understood.kind === 'certain') return new Date(understood.at).toISOString();
  return text.trim() === '' ? undefined : text;
}

/** More keys than one presses while a form answers once. */
const MOST_TOLD = 50;

/** Whether two values say the same: the server writes an instant otherwise than a browser. */
function same(one: string | undefined, other: string | undefined): boolean {
  return isInstant(one) && isInstant(other) ? Date.parse(one) === Date.parse(other) : (one ?? '') === (other ?? '');
}

/** What is typed for a time, what was made of it, and by whose clock. Its value is an instant once that is certain, else the words as they are. */
export function useWhen({ value, change, theirs, active }: WhenOptions) {
  const place = usePlace();
  const { hours, until } = useOpenHours();
  const [byOurs, setByOurs] = useState(false);
  const client = theirs ?? place.timeZone;
  const begin = (given: string | undefined): Said => {
    const at = isInstant(given) ? Date.parse(given) : null;
    return { text: at === null ? (given ?? '') : written(at, { ...place, timeZone: client }), at: serverNow(), chosen: at, told: [] };
  };
  const [said, setSaid] = useState(() => begin(value));
  const [seen, setSeen] = useState(value);

  const named = useMemo(() => saidClock(said.text, { ours: place.timeZone, theirs: client }), [said.text, place.timeZone, client]);
  const zone = named?.what ?? (byOurs ? place.timeZone : client);
  /** What the words alone say: the other hours of «после обеда» stay to be chosen after one of them was. */
  const first = useMemo(
    () => understand(named?.rest ?? said.text, { language: place.language, now: said.at, zone, hours, until }),
    [named, said.text, said.at, place.language, zone, hours, until],
  );
  const understood = useMemo<Understood>(() => (said.chosen === null ? first : { kind: 'certain', at: said.chosen, finer: [] }), [first, said.chosen]);
  const next = valueOf(understood, said.text);
  if (value !== seen) {
    setSeen(value);
    if (same(value, next)) setSaid((before) => ({ ...before, told: [] }));
    // Somebody else wrote it: another form of the same data, or a draft that arrived.
    else if (!active && !said.told.some((one) => same(one, value))) setSaid(begin(value));
  }
  const tell = useEffectEvent(() => {
    if (!same(value, next)) change(next);
  });
  useEffect(() => tell(), [next]);

  return {
    text: said.text,
    understood,
    finer: first.kind === 'certain' ? first.finer : [],
    /** Whose clock is meant. */
    zone,
    /** May be turned over: theirs is another, and no word of the text says whose. */
    byOurs: theirs !== null && named === null && said.chosen === null ? byOurs : null,
    open: { hours, until },
    type: (text: string) => setSaid((before) => ({ text, at: serverNow(), chosen: null, told: [...before.told, next].slice(-MOST_TOLD) })),
    choose: (at: number) => setSaid((before) => ({ ...before, chosen: at, told: [...before.told, next].slice(-MOST_TOLD) })),
    turn: () => setByOurs((before) => !before),
  };
}

export type WhenState = ReturnType<typeof useWhen>;

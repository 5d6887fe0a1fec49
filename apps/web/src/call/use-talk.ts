import { useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FormData } from '../task/form/form-schema';
import { identityOf, knownOf, type FoundClient } from './found-client';
import { putHand } from './hand';
import { isWhole, typedPart } from './phone';
import { firstOpen, rowsOf, stateOf, wordsOf, type RowName } from './rows';
import { useFound } from './use-found';
import { useManagers } from './use-managers';

interface TalkOptions {
  data: FormData;
  hasField: (name: string) => boolean;
  change: (part: FormData) => void;
  /** What is to be learned before all else, where it was not said yet. */
  lacks?: readonly string[] | undefined;
  /** It begins here: the hand goes to its first row, wherever it was. */
  begins?: boolean;
}

/** A talk row by row: where it is, who the caller may be, what is known of him, and to whom he is put through. */
export function useTalk({ data, hasField, change, lacks, begins = lacks !== undefined }: TalkOptions) {
  const rows = rowsOf(data, hasField);
  const [here, setHere] = useState<RowName | undefined>();
  /** Where the talk goes on. */
  const start = firstOpen(lacks ? rows.filter(({ name }) => lacks.includes(name)) : rows, data);
  const [marked, setMarked] = useState<number | null>(null);
  const { found, chosen, pick, refuse } = useFound(data, here);
  const known = knownOf(chosen);
  const { managers, manager } = useManagers(chosen?.id, data['manager']);

  // Of a number that is being typed the first is offered; of a name only whom one has chosen.
  const offered = here === 'phone' && typedPart(found[0]?.phoneText ?? '', wordsOf(data, 'phone')) > 0 ? 0 : null;
  const at = chosen ? null : (marked ?? offered);

  const latest = useRef({ rows, here });
  useLayoutEffect(() => {
    latest.current = { rows, here };
  });
  /** At once, so that the next key falls into the next row; what was just said may have brought another row. */
  const step = (by: 1 | -1) => {
    const { rows: all, here: from } = latest.current;
    const next = all[all.findIndex(({ name }) => name === from) + by];
    if (next) putHand(next.name);
    else if (by === 1) document.querySelector<HTMLElement>('[data-main]')?.focus();
  };
  const learn = (part: FormData) => {
    flushSync(() => change(part));
    step(1);
  };
  const take = (client: FoundClient) => {
    const said = wordsOf(data, 'phone');
    // A number that was said stays: it is where he can be reached now.
    const identity = { ...identityOf(client), ...(isWhole(said) && { phone: said }) };
    pick(client, String(identity.phone ?? said));
    learn({ ...identity, ...(here === 'name' && { name: client.name }), ...(here === 'company' && { company: client.company }) });
  };
  return {
    rows,
    here,
    /** The hand goes to what lacks, not to where it was. */
    begins,
    start,
    known,
    found,
    chosen,
    managers,
    manager,
    marked: at,
    take,
    learn,
    back: () => step(-1),
    /** The row is said: whom it found is taken, what is known is confirmed. */
    on: () => {
      const client = at === null ? undefined : found[at];
      if (client) return take(client);
      if (here !== undefined && stateOf(here, data, known) === 'known') return learn({ [here]: known[here] });
      return step(1);
    },
    /** Up and down in those found; false where there is nobody. */
    mark: (by: 1 | -1): boolean => {
      if (chosen || found.length === 0) return false;
      setMarked(Math.min(found.length - 1, Math.max(0, (at ?? -1) + by)));
      return true;
    },
    entered: (name: RowName) => {
      if (name !== here) setMarked(null);
      setHere(name);
    },
    refuse: () => {
      refuse();
      setMarked(null);
      if (here === 'phone') step(1);
    },
    /** What the call is about: something new, or one of the caller's open cases, in turn. */
    nextCase: () => {
      const cases = [null, ...(chosen?.openCases.map(({ id }) => id) ?? [])];
      const now = cases.indexOf((data['aboutCase'] as string | null | undefined) ?? null);
      change({ aboutCase: cases[(now + 1) % cases.length] });
    },
    about: (aboutCase: string | null) => change({ aboutCase }),
    putThrough: (person: string) => change({ manager: person }),
  };
}

export type Talk = ReturnType<typeof useTalk>;

import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { query } from '../api/client';
import type { Library } from '../api/types';
import { entriesOf, findEntries } from './entries';

/** Answers change seldom; ms. */
const FRESH = 10 * 60_000;
/** So many are enough to choose from without moving the page. */
const MOST = 6;

/** What is typed into the library, what it finds, and what lies open. Arrows move, Enter opens, Escape closes and then leaves the field. */
export function useLibrary() {
  const { data, error }: UseQueryResult<Library, unknown> = query.useQuery('get', '/api/v1/library', {}, { staleTime: FRESH });
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const all = data ? entriesOf(data) : [];
  const isListed = typed.trim() !== '';
  const found = isListed ? findEntries(typed, all).slice(0, MOST) : [];
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
  };
  const show = (id: string | null) => {
    setOpen(id);
    type('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = found[at];
    if (move !== undefined && found.length > 0) setAt((at + move + found.length) % found.length);
    else if (event.key === 'Enter' && chosen) show(chosen.id);
    else if (event.key === 'Escape' && (isListed || open !== null)) show(null);
    else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  return { data, failed: error !== null, all, typed, type, isListed, found, at, open, opened: all.find(({ id }) => id === open), show, onKeyDown };
}

export type LibraryState = ReturnType<typeof useLibrary>;

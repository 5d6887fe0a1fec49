import { useEffect, useState } from 'react';

/** Between two letters, ms: a word typed in one go is asked for once. */
const PAUSE = 150;

/** What was typed, a moment after the last letter. */
export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}

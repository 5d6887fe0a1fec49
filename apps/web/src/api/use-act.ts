import { useRef, useState } from 'react';
import { toProblem, type Problem } from './problem';

interface Answer<T> {
  data?: T | undefined;
  error?: unknown;
}

/** Makes one call at a time and keeps what was refused of it. The result is null where it was refused, or another call was still under way. */
export function useAct() {
  const under = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async <T>(call: () => Promise<Answer<T>>, refused?: (problem: Problem) => void): Promise<{ data: T | undefined } | null> => {
    if (under.current) return null;
    under.current = true;
    setBusy(true);
    setProblem(null);
    try {
      const { data, error } = await call();
      if (error !== undefined) throw error;
      return { data };
    } catch (thrown) {
      const problemNow = toProblem(thrown);
      setProblem(problemNow);
      refused?.(problemNow);
      return null;
    } finally {
      under.current = false;
      setBusy(false);
    }
  };
  return { busy, problem, run, forget: () => setProblem(null) };
}

import { useEffect, useRef, useState } from 'react';
import { useMe } from '../app/session';
import type { Act, Line } from './line';
import { noteRecent } from './recent';

interface ChoiceOptions {
  lines: readonly Line[];
  /** What is listed answers what was typed before. */
  waits: boolean;
  close: () => void;
}

/** Nobody begins a call by an Enter too many: that line is chosen by hand, or by its key. */
const BY_HAND = 'call';

/** Which line is chosen, or which of the acts of a line that lies open, and how they are carried out. */
export function useChoice({ lines, waits, close }: ChoiceOptions) {
  const { user } = useMe();
  const [wanted, setWanted] = useState<string | null>(null);
  /** Whose acts are shown in place of the list, and which of them is chosen. */
  const [opened, setOpened] = useState<{ line: Line; at: number } | null>(null);
  const chosen = lines.find(({ id }) => id === wanted) ?? lines.find(({ id }) => id !== BY_HAND);

  const run = (line: Line, act: Pick<Act, 'run'> = line) => {
    if (line.recent) noteRecent(user.id, line.recent);
    close();
    act.run();
  };
  const tooEarly = waits && wanted === null && !opened;
  const go = () => {
    if (opened) run(opened.line, opened.at === 0 ? opened.line : opened.line.acts![opened.at - 1]);
    else if (chosen) run(chosen);
  };
  const unfold = () => {
    if ((chosen?.acts?.length ?? 0) > 0) setOpened({ line: chosen!, at: 0 });
  };
  /** A key that was pressed before the answer was there: it is meant for what the answer says. */
  const pressed = useRef<'go' | 'unfold' | null>(null);
  useEffect(() => {
    if (tooEarly || pressed.current === null) return;
    const act = pressed.current === 'go' ? go : unfold;
    pressed.current = null;
    act();
  });
  const press = (what: 'go' | 'unfold') => {
    if (tooEarly) pressed.current = what;
    else if (what === 'go') go();
    else unfold();
  };
  const move = (step: number) => {
    if (opened) {
      const count = (opened.line.acts?.length ?? 0) + 1;
      setOpened({ line: opened.line, at: (opened.at + step + count) % count });
    } else {
      const at = chosen ? lines.indexOf(chosen) : step > 0 ? -1 : 0;
      setWanted(lines[(at + step + lines.length) % lines.length]?.id ?? null);
    }
  };
  /** Something else was typed. */
  const restart = () => {
    setWanted(null);
    setOpened(null);
    pressed.current = null;
  };
  const chooseAct = (at: number) => opened && opened.at !== at && setOpened({ ...opened, at });
  /** Whether Tab is for the list: else it leaves it. */
  const hasActs = !opened && (tooEarly || (chosen?.acts?.length ?? 0) > 0);
  return { lines, chosen, opened, choose: setWanted, chooseAct, hasActs, hideActs: () => setOpened(null), move, press, run, restart, close };
}

/** What the lines and their keys need of the choice. */
export type Choice = ReturnType<typeof useChoice>;

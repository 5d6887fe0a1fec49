import { Clock } from '../ui/Clock';
import { Key } from '../ui/Key';
import type { Line } from './line';
import { piecesOf } from './marks';
import styles from './Palette.module.css';

interface PaletteLineProps {
  id: string;
  line: Pick<Line, 'title' | 'more' | 'Sign' | 'deadline' | 'keys'>;
  typed: string;
  chosen: boolean;
  choose: () => void;
  run: () => void;
}

/** One line: its sign, what it is, with what was typed marked in it, its clock, and its key. */
export function PaletteLine({ id, line: { title, more, Sign, deadline, keys }, typed, chosen, choose, run }: PaletteLineProps) {
  return (
    <div id={id} role="option" aria-selected={chosen} className={chosen ? `${styles.line} ${styles.chosen}` : styles.line} onPointerMove={choose} onClick={run}>
      <Sign size={18} stroke={1.75} aria-hidden className={styles.lineSign} />
      <span className={`${styles.words} cut`} title={more ? `${title}, ${more}` : title}>
        <b>
          <Marked text={title} typed={typed} />
        </b>
        {more !== undefined && more !== '' && (
          <>
            {' '}
            <Marked text={more} typed={typed} />
          </>
        )}
      </span>
      {deadline && deadline.dueAt !== null && <Clock deadline={deadline} />}
      {keys !== undefined ? <Key name={keys} /> : chosen && <Key name="Enter" />}
    </div>
  );
}

function Marked({ text, typed }: { text: string; typed: string }) {
  return piecesOf(text, typed).map(({ text: piece, hit }, index) => (hit ? <mark key={index}>{piece}</mark> : <span key={index}>{piece}</span>));
}

import { useTranslation } from 'react-i18next';
import { useMay } from '../app/session';
import { Key } from '../ui/Key';
import styles from './Inbox.module.css';

/** Which keys work here. */
export function InboxKeys() {
  const { t } = useTranslation();
  const mayAssign = useMay('task.assign');
  const keys = [
    [['J', 'K'], 'move'],
    [['Enter'], 'open'],
    [['C'], 'claim'],
    [['S'], 'snooze'],
    ...(mayAssign ? [[['A'], 'assign'] as const] : []),
    [['X'], 'mark'],
    [['/'], 'find'],
    [['Z'], 'undo'],
    [['.'], 'accept'],
    [['1', '2'], 'views'],
  ] as const;
  return (
    <footer className={styles.keys} aria-hidden="true">
      {keys.map(([names, what]) => (
        <span key={what}>
          {names.map((name) => (
            <Key key={name} name={name} />
          ))}
          {t(`keys.${what}`)}
        </span>
      ))}
    </footer>
  );
}

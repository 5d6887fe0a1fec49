import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Looker } from '../api/types';
import styles from './Lookers.module.css';

/** Who else looks at the same now, in a line that takes no place while there is nobody. */
export function LookersLine({ others }: { others: readonly Looker[] }) {
  const { t, i18n } = useTranslation();
  const names = [...new Map(others.map(({ id, name }) => [id, name])).values()];
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  return (
    <p className={styles.line} role="status">
      {names.length > 0 && (
        <>
          <IconEye size={16} aria-hidden />
          <span className="cut" title={list}>
            {t('looking.now', { count: names.length, names: list })}
          </span>
        </>
      )}
    </p>
  );
}

/** A warning that a colleague is writing into the same form: two would do it, and one of them in vain. */
export function WritingLine({ others, taskId }: { others: readonly Looker[]; taskId: string }) {
  const { t } = useTranslation();
  const writer = others.find((one) => one.typing && one.taskId === taskId);
  return (
    <div role="status">
      {writer && (
        <p className={styles.writing}>
          <IconEye size={16} aria-hidden /> {t('looking.writes', { name: writer.name })}
        </p>
      )}
    </div>
  );
}

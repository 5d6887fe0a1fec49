import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/Button';
import { Key } from '../ui/Key';

/** To the most pressing task of the list; not there when there is none. */
export function NextTaskButton({ id, className }: { id: string | undefined; className?: string }) {
  const { t } = useTranslation();
  if (id === undefined) return null;
  return (
    <ButtonLink to="/tasks/$id" params={{ id }} kind="main" className={className} aria-keyshortcuts="N">
      <IconArrowRight size={20} aria-hidden />
      {t('tasks.next')} <Key name="N" />
    </ButtonLink>
  );
}

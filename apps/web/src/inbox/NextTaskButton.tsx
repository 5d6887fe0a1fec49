import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';

interface NextTaskButtonProps {
  busy: boolean;
  take: () => void;
  className?: string;
}

/** Has the next task handed out: exactly one person gets it. */
export function NextTaskButton({ busy, take, className }: NextTaskButtonProps) {
  const { t } = useTranslation();
  return (
    <Button onClick={take} kind="main" className={className} aria-busy={busy} aria-keyshortcuts="N" data-next>
      <IconArrowRight size={20} aria-hidden />
      {t('tasks.next')} <Key name="N" />
    </Button>
  );
}

import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';

/** How long the tick stays, ms. */
const SEEN = 2_000;

/** Copies a text; says so by its own sign. Where copying is forbidden, the text beside it can still be selected. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [done, setDone] = useState<boolean | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
    } catch {
      setDone(false);
    }
    setTimeout(() => setDone(null), SEEN);
  };
  const title = done === null ? label : done ? t('page.copied') : t('page.notCopied');
  return (
    <Button kind="quiet" square aria-label={title} title={title} onClick={() => void copy()}>
      {done ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
      <span className="hidden-visually" role="status">
        {done === null ? '' : title}
      </span>
    </Button>
  );
}

import { Popover } from '@mantine/core';
import { IconHelpCircle, IconX } from '@tabler/icons-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Why } from '../api/types';
import { Skeleton } from '../ui/Skeleton';
import { Reasons } from './Reasons';
import styles from './Why.module.css';

interface WhyButtonProps {
  /** Undefined: on their way. */
  whys: readonly Why[] | undefined;
  /** What it is asked of, for whoever does not see where the button stands. */
  about: string;
  /** Told when it opens or closes. */
  opened?: (open: boolean) => void;
}

/** Once, when it appears: a function of its own would be called with every drawing, and take the focus back. */
const takeFocus = (part: HTMLElement | null) => part?.focus({ preventScroll: true });

/** Why a rule decided so: a popover beside what it speaks of. Escape closes it and gives the focus back; the page behind stays alive. */
export function WhyButton({ whys, about, opened }: WhyButtonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const change = (next: boolean) => {
    setOpen(next);
    opened?.(next);
  };
  const close = () => {
    change(false);
    button.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    <Popover
      opened={open}
      onChange={change}
      position="bottom-start"
      width={460}
      shadow="md"
      transitionProps={{ duration: 0 }}
      closeOnEscape={false}
      trapFocus={false}
      withinPortal
    >
      <Popover.Target>
        <button
          ref={button}
          type="button"
          className={styles.ask}
          aria-expanded={open}
          aria-label={t('why.of', { about })}
          onClick={() => change(!open)}
          onKeyDown={keys}
        >
          <IconHelpCircle size={14} aria-hidden /> {t('why.ask')}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.why} role="dialog" aria-modal="false" aria-labelledby={id} onKeyDown={keys}>
        <div ref={takeFocus} tabIndex={-1} className={styles.inside}>
          <h2 id={id} className="hidden-visually">
            {t('why.of', { about })}
          </h2>
          <button type="button" className={styles.close} onClick={close} aria-label={t('why.close')}>
            <IconX size={16} aria-hidden />
          </button>
          {whys ? whys.map((why) => <Reasons key={why.title} why={why} />) : <Skeleton bars={3} />}
          {whys?.length === 0 && <p>{t('why.unknown')}</p>}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

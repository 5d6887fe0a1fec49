import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contrast, rgbOf } from './contrast';
import styles from './Design.module.css';
import { Specimen } from './Specimen';

/** A colour, the ground on which it stands, and the least contrast it needs there. */
const PAIRS = [
  ['ink', 'surface', 4.5],
  ['ink-2', 'surface', 4.5],
  ['ink-3', 'surface', 4.5],
  ['ink-3', 'sunken', 4.5],
  ['ink-3', 'canvas', 4.5],
  ['edge', 'surface', 3],
  ['accent', 'surface', 4.5],
  ['accent', 'accent-soft', 4.5],
  ['on-accent', 'accent-fill', 4.5],
  ['on-accent', 'accent-press', 4.5],
  ['soon', 'soon-soft', 4.5],
  ['soon-mark', 'soon-soft', 3],
  ['late', 'late-soft', 4.5],
  ['on-accent', 'late-fill', 4.5],
  ['done', 'done-soft', 4.5],
  ['ink', 'raised', 4.5],
] as const;

/** Every pair of colours that stand on one another, with the contrast that the browser measures. */
export function TokenSpecimens() {
  const { t } = useTranslation();
  return (
    <Specimen title={t('design.tokens')} note={t('design.tokensNote')}>
      <div className={styles.tokens}>
        {PAIRS.map(([colour, ground, least]) => (
          <Token key={`${colour} ${ground}`} colour={colour} ground={ground} least={least} />
        ))}
      </div>
    </Specimen>
  );
}

function Token({ colour, ground, least }: { colour: string; ground: string; least: number }) {
  const { t, i18n } = useTranslation();
  const swatch = useRef<HTMLDivElement>(null);
  const [ratio, setRatio] = useState<number | null>(null);
  useLayoutEffect(() => {
    const look = getComputedStyle(swatch.current!);
    const [ink, behind] = [rgbOf(look.color), rgbOf(look.backgroundColor)];
    setRatio(ink && behind && contrast(ink, behind));
  }, [colour, ground]);
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const short = ratio !== null && ratio < least;
  return (
    <div
      ref={swatch}
      className={short ? `${styles.token} ${styles.short}` : styles.token}
      style={{ color: `var(--${colour})`, background: `var(--${ground})` }}
      data-contrast={ratio ?? undefined}
      data-least={least}
    >
      <b>{t('design.pair', { colour, ground })}</b>
      <span>{ratio !== null && t('design.ratio', { ratio: number.format(ratio), least: number.format(least) })}</span>
    </div>
  );
}

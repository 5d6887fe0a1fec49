import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contrast, rgbOf, type Rgb } from './contrast';
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

/** What a text needs by WCAG AA. */
const TEXT = 4.5;

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
  const mark = useRef<HTMLSpanElement>(null);
  // Of a colour that only marks, such as an edge, no text is made.
  const isText = least >= TEXT;
  const [ratio, setRatio] = useState<number | null>(null);
  useLayoutEffect(() => {
    const [ink, behind] = [mark, swatch].map(({ current }) => rgbOf(getComputedStyle(current!).backgroundColor)) as [Rgb | null, Rgb | null];
    setRatio(ink && behind && contrast(ink, behind));
  }, [colour, ground]);
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const short = ratio !== null && ratio < least;
  return (
    <div
      ref={swatch}
      className={short ? `${styles.token} ${styles.short}` : styles.token}
      style={{ color: isText ? `var(--${colour})` : 'var(--ink)', background: `var(--${ground})` }}
      data-contrast={ratio ?? undefined}
      data-least={least}
    >
      <span ref={mark} className={styles.mark} style={{ background: `var(--${colour})` }} />
      <b>{t('design.pair', { colour, ground })}</b>
      <span>{ratio !== null && t('design.ratio', { ratio: number.format(ratio), least: number.format(least) })}</span>
    </div>
  );
}

import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react';
import styles from './Button.module.css';

/** `main`: the one act of the page, filled; `ghost`: the next best; `plain`; `quiet`: without an edge. */
export type ButtonKind = 'main' | 'ghost' | 'plain' | 'quiet';

interface Look {
  kind?: ButtonKind;
  /** As wide as high, for a sign alone. */
  square?: boolean;
}

function look({ kind = 'plain', square = false }: Look, className: string | undefined): string {
  return [styles.button, kind !== 'plain' && styles[kind], square && styles.square, className].filter(Boolean).join(' ');
}

export function Button({ kind, square, className, ...rest }: Look & ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> }) {
  return <button type="button" className={look({ kind, square }, className)} {...rest} />;
}

function Anchor({ kind, square, className, ...rest }: Look & AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }) {
  return <a className={look({ kind, square }, className)} {...rest} />;
}

/** A link that looks like a button: for what leads to another page. */
export const ButtonLink = createLink(Anchor);

import { readFileSync, writeFileSync } from 'node:fs';
import { SHAPES } from './shapes.js';

/** Sentences of the protocol that can be taken out (`libs/process-kit/src/contract/weakness.ts`). */
export const WEAKNESSES = ['arbiter', 'readback', 'effect', 'notyet', 'clear', 'retry', 'msglock', 'sweeper'] as const;

export type Weakening = (typeof WEAKNESSES)[number];

/** The words in the bundle of the shapes that stand for "nothing" (`test/shapes/weakness.ts`). */
const NOTHING = 'nothing-is-taken-out';

/** A bundle whose stories lack a sentence, too: the sandbox has no environment to read it from. */
export function bundleWithout(weakening: Weakening | undefined): string {
  if (!weakening) return SHAPES.bundle;
  const code = readFileSync(SHAPES.bundle, 'utf8');
  if (!code.includes(NOTHING)) throw new Error('The bundle of the shapes has no place for a weakening: build it again.');
  const file = SHAPES.bundle.replace(/\.js$/, `-${weakening}.js`);
  writeFileSync(file, code.replaceAll(NOTHING, weakening));
  return file;
}

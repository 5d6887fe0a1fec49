import { join } from 'node:path';

const PROJECT = join(import.meta.dirname, '../..');

/** What the product's programs are started with, so that they run the shapes of `test/shapes` instead of its processes. */
export const SHAPES = {
  bundle: join(PROJECT, '.cache/shapes/bundle.js'),
  packs: join(PROJECT, 'test/shapes/packs'),
  pack: 'shapes',
} as const;

/** The kind of request that begins each shape, as the pack of the tests has it. */
export const KIND_OF = {
  chain: 'request',
  race: 'urgent',
  timed: 'question',
  answered: 'letter',
  redial: 'call',
  parallel: 'consultation',
  booking: 'long-lead',
} as const;

export type Shape = keyof typeof KIND_OF;

export const ALL_SHAPES = Object.keys(KIND_OF) as Shape[];

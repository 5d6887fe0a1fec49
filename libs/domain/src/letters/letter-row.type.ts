import type { LetterValue } from './letter.type.js';

/** What stops a letter: a value that its text needs, the receiver's address, or that there is nobody who could get it. */
export type Missing = LetterValue | 'address' | 'receiver';

export type LetterState = 'queued' | 'stopped' | 'sent';

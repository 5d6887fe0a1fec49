import type { FileReason } from '../offer-row.type.js';

/** A file that is not read, and why. Nothing of what the library says goes out. */
export class Unreadable extends Error {
  constructor(readonly reason: FileReason) {
    super(reason);
    this.name = 'Unreadable';
  }
}

import { DomainError } from '#domain/errors/domain-error.js';

/** How many may be inside and wait. */
export interface Room {
  /** Inside at once, of all callers. */
  most: number;
  /** Inside at once, of one caller. */
  each: number;
  /** Waiting at once, of all callers, and of one. */
  waiting: number;
  waitingEach: number;
  /** How long one waits at most, milliseconds. */
  patience: number;
}

interface Waiting {
  enter: () => void;
  narrow: boolean;
}

interface Party {
  inside: number;
  waiting: Set<Waiting>;
}

/**
 * Lets so many calls be in work at once, and of each caller only a few: the others of that caller wait behind his own, and callers take
 * turns. However many one sends, another finds a place at once.
 */
export class FairLine {
  private inside = 0;
  private waiting = 0;
  /** All who are inside or wait; those who wait are served in this order, and go to its end when they were. */
  private readonly parties = new Map<string, Party>();

  constructor(private readonly room: Room) {}

  /** Resolves with the way out when it is one's turn. `narrow`: this caller goes one at a time. Refuses what cannot wait. */
  async enter(key: string, narrow = false): Promise<() => void> {
    const party = this.parties.get(key) ?? { inside: 0, waiting: new Set() };
    this.parties.set(key, party);
    if (party.waiting.size === 0 && this.fits(party, narrow)) this.admit(party);
    else await this.turn(party, narrow).finally(() => this.forgetIfGone(key, party));
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.leave(key, party);
    };
  }

  private fits(party: Party, narrow: boolean): boolean {
    return this.inside < this.room.most && party.inside < (narrow ? 1 : this.room.each);
  }

  private admit(party: Party): void {
    this.inside += 1;
    party.inside += 1;
  }

  private turn(party: Party, narrow: boolean): Promise<void> {
    const { waiting, waitingEach, patience } = this.room;
    if (party.waiting.size >= waitingEach) throw new DomainError('too-many-requests');
    if (this.waiting >= waiting) throw new DomainError('busy');
    return new Promise((resolve, reject) => {
      const forget = () => {
        party.waiting.delete(one);
        this.waiting -= 1;
        clearTimeout(timer);
      };
      const one: Waiting = {
        narrow,
        enter: () => {
          forget();
          this.admit(party);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        forget();
        // Behind his own calls it is he who is too many; else it is all of us.
        reject(new DomainError(party.inside > 0 ? 'too-many-requests' : 'busy'));
      }, patience);
      party.waiting.add(one);
      this.waiting += 1;
    });
  }

  private leave(key: string, party: Party): void {
    this.inside -= 1;
    party.inside -= 1;
    this.toTheEnd(key, party);
    for (const [name, one] of this.parties) {
      const [first] = one.waiting;
      if (!first || !this.fits(one, first.narrow)) continue;
      this.toTheEnd(name, one);
      first.enter();
      break;
    }
    this.forgetIfGone(key, party);
  }

  private toTheEnd(key: string, party: Party): void {
    this.parties.delete(key);
    this.parties.set(key, party);
  }

  private forgetIfGone(key: string, party: Party): void {
    if (party.inside === 0 && party.waiting.size === 0) this.parties.delete(key);
  }
}

import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '#domain/errors/domain-error.js';
import { foldPassword, passwordFault } from '#domain/people/password.rule.js';

/**
 * argon2id with 19 MiB, 2 passes, 1 lane: the first of the settings that OWASP's Password Storage Cheat Sheet recommends
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id). argon2id is the library's own default; its enum
 * does not exist when the program runs.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How a hash made by `COST` begins. */
const COST_WRITTEN = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

/** How passwords are kept, compared, and refused where others would guess them. */
export class Passwords {
  /** Compared with where there is none, so that it takes as long as where there is one. */
  private readonly nobody = hash(randomBytes(16).toString('hex'), COST);
  private breached: Promise<ReadonlySet<string>> | undefined;

  hash(password: string): Promise<string> {
    return hash(foldPassword(password), COST);
  }

  /** Whether a password is the right one; the same work is done where nothing is kept (null), and the answer is no. */
  async fits(kept: string | null, password: string): Promise<boolean> {
    const right = await verify(kept ?? (await this.nobody), foldPassword(password));
    return right && kept !== null;
  }

  /** Whether a hash was made at another cost than today's. */
  outdated(kept: string): boolean {
    return !kept.startsWith(COST_WRITTEN);
  }

  /** Refuses a new password that is too short or long, one's own name, or among the 49,000 that guessers try first. */
  async refuseWeak(password: string, own: readonly string[]): Promise<void> {
    const breached = await (this.breached ??= readBreached());
    const fault = passwordFault(password, own, (lower) => breached.has(lower));
    if (fault) throw new DomainError('invalid', {}, [{ path: 'password', rule: `password.${fault}` }]);
  }
}

/** Read with the first password that is set: most processes never need it. */
async function readBreached(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}

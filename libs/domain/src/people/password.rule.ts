/** Characters. Longer is better, and nothing is asked of what they are: such rules make worse passwords (NIST SP 800-63B, 3.1.1.2). */
export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 256;

/** Why a password may not be set, as a key of the texts: too short, too long, one's own or the company's name, or in the lists that guessers try first. */
export type PasswordFault = 'short' | 'long' | 'ownName' | 'breached';

/** As it is compared and hashed, however the keyboard has put its letters together. */
export function foldPassword(password: string): string {
  return password.normalize('NFC');
}

/** What is wrong with a new password, or null. `own`: the login, the person's and the company's names. `breached` gets it in lower case. */
export function passwordFault(password: string, own: readonly string[], breached: (password: string) => boolean): PasswordFault | null {
  const length = [...foldPassword(password)].length;
  if (length < SHORTEST_PASSWORD) return 'short';
  if (length > LONGEST_PASSWORD) return 'long';
  const said = core(password);
  if (own.some((name) => core(name) !== '' && core(name) === said)) return 'ownName';
  return breached(foldPassword(password).toLowerCase()) ? 'breached' : null;
}

/** A name without spaces, signs, capitals and the figures around it: `Manager-1` and `manager2026!` are one word. */
function core(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/^\p{N}+|\p{N}+$/gu, '');
}

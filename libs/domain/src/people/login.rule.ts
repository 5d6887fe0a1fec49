/** How a login may be written once it is in lower case: two signs at least, no spaces, nothing that looks like another sign. */
export const LOGIN = /^[a-z0-9][a-z0-9._@+-]{1,59}$/;

/** A login as it is kept: lower case, without spaces around it. */
export function loginOf(typed: string): string {
  return typed.trim().toLowerCase();
}

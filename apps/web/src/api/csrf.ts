let token: string | null = null;

/** Keeps the token of the session; it lives in memory only, so that no other page can read it. */
export function keepCsrfToken(value: string | null): void {
  token = value;
}

export function csrfToken(): string | null {
  return token;
}

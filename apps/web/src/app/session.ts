import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, query } from '../api/client';
import { keepCsrfToken } from '../api/csrf';
import type { LinkUse, SignedIn } from '../api/types';
import { preferLanguage } from '../texts/i18n';
import { queryClient } from './query-client';

/** Who is signed in. */
export const meQuery = queryOptions({ ...query.queryOptions('get', '/api/v1/auth/me'), staleTime: Number.POSITIVE_INFINITY });

const MARK = 'reglament.signed-in';

/** Whether somebody was signed in here and has not signed out: his session has ended by itself. */
export function wasSignedIn(): boolean {
  return localStorage.getItem(MARK) !== null;
}

async function begin(me: SignedIn): Promise<void> {
  keepCsrfToken(me.csrfToken);
  localStorage.setItem(MARK, '1');
  await preferLanguage(me.user.language);
}

/** Takes over the session that the cookie stands for; throws the problem when there is none. */
export async function resume(): Promise<SignedIn> {
  const known = queryClient.getQueryData(meQuery.queryKey);
  if (known) return known;
  const me = await queryClient.fetchQuery(meQuery);
  await begin(me);
  return me;
}

/** Throws the problem when the login or the password is wrong. */
export async function signIn(login: string, password: string): Promise<SignedIn> {
  const { data, error } = await api.POST('/api/v1/auth/login', { body: { login, password } });
  if (!data) throw error;
  return entered(data);
}

/** Throws the problem when the link is over, or the password refused. */
export async function enterByLink(body: LinkUse): Promise<SignedIn> {
  const { data, error } = await api.POST('/api/v1/auth/links/use', { body });
  if (!data) throw error;
  return entered(data);
}

/** Goes on in the session that takes the place of the one before, since the password was changed. */
export async function goOnAs(me: SignedIn): Promise<void> {
  queryClient.setQueryData(meQuery.queryKey, me);
  await begin(me);
}

async function entered(me: SignedIn): Promise<SignedIn> {
  queryClient.clear();
  queryClient.setQueryData(meQuery.queryKey, me);
  await begin(me);
  return me;
}

export async function signOut(): Promise<void> {
  const { error } = await api.POST('/api/v1/auth/logout');
  if (error) throw error;
  localStorage.removeItem(MARK);
  forgetSession();
}

/** Nothing of one person's answers may be seen by the next. */
export function forgetSession(): void {
  keepCsrfToken(null);
  queryClient.clear();
}

/** Whether one may do something; a key of the server's one table of roles and permissions. */
export function useMay(permission: string): boolean {
  return useMe().user.permissions.includes(permission);
}

/** Who is signed in, on the pages that only such people see. */
export function useMe(): SignedIn {
  return useSuspenseQuery(meQuery).data;
}

import type { Account, AccountChange } from '../api/types';

/** What the form of an account holds; skills as one line, as they are typed. */
export interface TypedAccount {
  name: string;
  login: string;
  email: string;
  roles: string[];
  skills: string;
  language: string;
}

/** Somebody new, before anything is typed. */
export const NOBODY: TypedAccount = { name: '', login: '', email: '', roles: [], skills: '', language: 'ru' };

/** An account, to be changed. */
export function typedOf({ name, login, email, roles, skills, language }: Account): TypedAccount {
  return { name, login, email: email ?? '', roles, skills: skills.join(', '), language };
}

/** Skills as they were typed: parted by commas, each once. */
export function skillsOf(typed: string): string[] {
  const parts = typed.split(/[,;，、；]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

type Change = Omit<AccountChange, 'version'>;

/** What goes to the server: only what was changed, so that it does not undo what somebody else changes meanwhile. */
export function changesOf(before: TypedAccount, after: TypedAccount): Change {
  const sent = bodyOf(after);
  const known = bodyOf(before);
  const names = (['name', 'email', 'roles', 'skills', 'language'] as const).filter((name) => JSON.stringify(sent[name]) !== JSON.stringify(known[name]));
  return Object.fromEntries(names.map((name) => [name, sent[name]]));
}

/** A whole account, as the server takes it. */
export function bodyOf({ name, email, roles, skills, language }: TypedAccount) {
  return {
    name: name.trim(),
    email: email.trim() === '' ? null : email.trim(),
    roles: roles.toSorted() as NonNullable<AccountChange['roles']>,
    skills: skillsOf(skills),
    language: language as NonNullable<AccountChange['language']>,
  };
}

import { useRouter, useSearch } from '@tanstack/react-router';
import { useRef, useState, type FormEvent } from 'react';
import { toProblem, type Problem } from '../api/problem';
import { startOf } from '../app/places';
import { signIn } from '../app/session';

interface Entered {
  login: string;
  password: string;
}

/** What is typed on the sign-in page, and what became of it. */
export function useSignIn() {
  const { back } = useSearch({ from: '/login' });
  const router = useRouter();
  const [entered, setEntered] = useState<Entered>({ login: '', password: '' });
  const [problem, setProblem] = useState<Problem | 'empty' | null>(null);
  const [busy, setBusy] = useState(false);
  const loginField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const login = entered.login.trim();

  const enter = async () => {
    setBusy(true);
    try {
      const { user } = await signIn(login, entered.password);
      await (back === undefined ? router.navigate(startOf(user)) : router.navigate({ href: back }));
    } catch (error) {
      setProblem(toProblem(error));
      passwordField.current?.focus();
    } finally {
      setBusy(false);
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (login !== '' && entered.password !== '') return void enter();
    setProblem('empty');
    return (login === '' ? loginField : passwordField).current?.focus();
  };

  const fill = (change: Partial<Entered>) => {
    setEntered((before) => ({ ...before, ...change }));
    setProblem(null);
  };
  return { ...entered, problem, busy, loginField, passwordField, fill, submit };
}

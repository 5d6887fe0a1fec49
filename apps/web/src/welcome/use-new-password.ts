import { useEffect, useState } from 'react';
import { passwordFault, type PasswordFault } from '#domain/people/password.rule.js';

type Breached = ReadonlySet<string>;

/** A new password, and why the server would refuse it: by the same rule, and the same list of what guessers try first, which comes while one types. */
export function useNewPassword(own: readonly string[]): { password: string; setPassword: (password: string) => void; fault: PasswordFault | null } {
  const [password, setPassword] = useState('');
  const [breached, setBreached] = useState<Breached>(new Set());
  useEffect(() => {
    let gone = false;
    void readBreached().then((read) => {
      if (!gone) setBreached(read);
    });
    return () => {
      gone = true;
    };
  }, []);
  const fault = password === '' ? null : passwordFault(password, own, (lower) => breached.has(lower));
  return { password, setPassword, fault };
}

/** Where it cannot be fetched, the server says it when the password is sent. */
async function readBreached(): Promise<Breached> {
  try {
    const { dictionary } = await import('@zxcvbn-ts/language-common');
    return new Set(dictionary['passwords-common']);
  } catch {
    return new Set();
  }
}

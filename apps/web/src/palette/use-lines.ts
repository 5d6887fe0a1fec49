import { useNavigate, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../app/session';
import { beginWith } from '../call/beginning';
import type { FormData } from '../task/form/form-schema';
import { say } from '../ui/toast';
import { foundLines, recentLines } from './found-lines';
import type { Line } from './line';
import { readRecent } from './recent';
import { callOf } from './typed-call';
import { useActions, useCallLine } from './use-actions';
import { useFound } from './use-found';

/** The lines for what is typed: what was found, and what can be done; what one used last while nothing is typed. */
export function useLines(typed: string): { lines: Line[]; waits: boolean; failed: boolean } {
  const { t } = useTranslation();
  const { user } = useMe();
  const navigate = useNavigate();
  const [recent] = useState(() => readRecent(user.id));
  const { found, waits, failed } = useFound(typed);
  const begin = useBegin();
  const making = { t, navigate, begin };
  const actions = useActions(typed);
  const call = useCallLine(typed, begin && (() => begin(callOf(typed))));
  const nothing = typed.trim() === '';
  return { lines: [...(nothing ? recentLines(recent, making) : foundLines(found, making)), ...actions, ...call], waits: !nothing && waits, failed };
}

/** Begins a call with what is given; null for who takes none, and on a call. */
function useBegin(): ((data: FormData) => void) | null {
  const { t } = useTranslation();
  const { user } = useMe();
  const navigate = useNavigate();
  const may = useMay('manager.read');
  const isCalling = useLocation({ select: ({ pathname }) => pathname.startsWith('/call') });
  if (!may || isCalling) return null;
  return (data) => {
    if (!beginWith(user.id, data)) say(t('palette.callGoesOn'));
    void navigate({ to: '/call' });
  };
}

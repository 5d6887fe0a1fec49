import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../api/types';
import { useMe } from '../app/session';
import { choiceOf, onChoice, showByBrowser, showOnScreen, tellOnce } from './browser-notices';
import { placeOf, wordsOf } from './notice-words';
import { toTell } from './to-tell';
import { isUnread, NOTICES, useNotices, useReading } from './use-notices';

/** Longer than this a timer of a browser does not run, ms. */
const LONGEST_TIMER = 2_147_483_647;

/** Whether this browser tells people something while no page of ours is on the screen. */
export function useChoice() {
  const { user } = useMe();
  return useSyncExternalStore(onChoice, () => choiceOf(user.id));
}

/** Tells by the browser what came while nobody looked, each once in however many tabs; a press opens what it is about. */
export function useBrowserNotices(): void {
  const { user } = useMe();
  const choice = useChoice();
  const { items, first } = useNotices();
  const tell = useTelling(first?.sound ?? false);
  useEffect(showOnScreen, []);

  const quiet = first?.quiet ?? null;
  const urgentAlways = first?.urgentAlways ?? true;
  useEffect(() => {
    if (choice !== 'on') return;
    const look = () => {
      const present = items.filter(isUnread).map(({ id }) => id);
      void tellOnce(user.id, { present, pick: (told) => toTell(items, { told, quiet: quiet !== null, urgentAlways }), tell: tell.current });
    };
    look();
    // What was on the screen when it went away was seen.
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [choice, items, quiet, urgentAlways, user.id, tell]);

  useLookAt(quiet?.until);
}

/** How one notice, or many at once, is shown by the browser. */
function useTelling(sound: boolean) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { read } = useReading();
  const one = (notice: Notice) =>
    showByBrowser(wordsOf(notice, t).head, {
      body: wordsOf(notice, t).body,
      tag: notice.id,
      sound,
      open: () => {
        read([notice.id]);
        void navigate(placeOf(notice));
      },
    });
  const many = (notices: readonly Notice[]) => {
    const kinds = [...new Set(notices.map(({ kind }) => kind))];
    const body = kinds.map((kind) => `${t(`notices.kinds.${kind}`)}: ${notices.filter((notice) => notice.kind === kind).length}`).join(', ');
    const head = t(notices.some(({ quiet }) => quiet) ? 'notices.cameQuiet' : 'notices.came', { count: notices.length });
    showByBrowser(head, { body, tag: 'gathered', sound, open: () => void navigate({ to: '/' }) });
  };
  const tell = ({ singles, gathered }: ReturnType<typeof toTell>) => {
    if (gathered.length > 0) many(gathered);
    // The latest comes last, and lies on top.
    for (const notice of singles.toReversed()) one(notice);
  };
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  return latest;
}

/** When the quiet is over, what came meanwhile is told. */
function useLookAt(until: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (until === undefined) return;
    const wait = Math.max(0, Date.parse(until) - Date.now()) + 1_000;
    const timer = setTimeout(() => void queries.invalidateQueries({ queryKey: NOTICES }), Math.min(wait, LONGEST_TIMER));
    return () => clearTimeout(timer);
  }, [until, queries]);
}

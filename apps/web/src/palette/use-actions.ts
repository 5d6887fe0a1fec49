import { useMantineColorScheme } from '@mantine/core';
import {
  IconArrowRight,
  IconCirclePlus,
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconPalette,
  IconPhoneIncoming,
  IconSun,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { found } from '#domain/library/found.rule.js';
import { PLACE_SIGNS, PLACE_TITLES } from '../app/place-signs';
import { placesOf } from '../app/places';
import { signOut, useMay, useMe } from '../app/session';
import { toggleKeySheet } from '../app/key-sheet';
import { useStartable } from '../start/use-startable';
import { useNextTask } from '../task/use-next-task';
import { chooseLanguage, LANGUAGES } from '../texts/i18n';
import { markTheme } from '../ui/theme';
import { say } from '../ui/toast';
import type { Line } from './line';

type Action = Omit<Line, 'group' | 'acts' | 'recent'> & {
  /** Other words for it. */
  also?: string;
};

const THEMES = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;
/** Without a word typed, only those that lead somewhere. */
const AT_FIRST = 6;
const MOST = 5;

/** What one can do from everywhere, by what is typed of its name. */
export function useActions(typed: string): Line[] {
  const leading = useLeading();
  const starting = useStarting();
  const setting = useSetting();
  const all = [...leading, ...starting, ...setting];
  const meant =
    typed.trim() === ''
      ? leading.slice(0, AT_FIRST)
      : found(typed, all, ({ title, more = '', also = '' }) => ({ names: [title, more, also], text: [] })).slice(0, MOST);
  return meant.map(({ also: _also, ...line }) => ({ ...line, group: 'actions' }));
}

function useLeading(): Action[] {
  const { t } = useTranslation();
  const { user } = useMe();
  const navigate = useNavigate();
  const next = useNextTask(undefined);
  const mayTake = useMay('task.claim');
  const places = placesOf(user).map((place): Action => ({
    id: `go-${place.name}`,
    title: t('palette.go', { place: t(PLACE_TITLES[place.name]) }),
    Sign: PLACE_SIGNS[place.name],
    ...(place.keys && { keys: place.keys.replace('+', ' ') }),
    run: () => void navigate({ to: place.to }),
  }));
  return mayTake ? [{ id: 'next', title: t('tasks.next'), Sign: IconArrowRight, run: next.take }, ...places] : places;
}

function useStarting(): Action[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay('process.start');
  const { data } = useStartable(may);
  return (data?.items ?? []).map(({ name, label }) => ({
    id: `start-${name}`,
    title: t('palette.start', { process: label }),
    Sign: IconCirclePlus,
    run: () => void navigate({ to: '/start/$name', params: { name } }),
  }));
}

function useSetting(): Action[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const leave = () =>
    signOut().then(
      () => navigate({ to: '/login', search: {} }),
      () => say(t('frame.signOutFailed')),
    );
  return [
    ...LANGUAGES.map((language): Action => ({
      id: `language-${language}`,
      title: t('palette.language', { name: t(`languages.${language}`) }),
      Sign: IconLanguage,
      run: () => void chooseLanguage(language),
    })),
    ...(['light', 'dark', 'auto'] as const).map((theme): Action => ({
      id: `theme-${theme}`,
      title: t('palette.theme', { name: t(`themes.${theme}`) }),
      Sign: THEMES[theme],
      run: () => {
        setColorScheme(theme);
        markTheme(theme);
      },
    })),
    { id: 'keys', title: t('keySheet.title'), Sign: IconKeyboard, keys: '?', run: toggleKeySheet },
    { id: 'design', title: t('design.title'), also: 'design', Sign: IconPalette, run: () => void navigate({ to: '/design' }) },
    { id: 'leave', title: t('frame.signOut'), Sign: IconLogout, run: () => void leave() },
  ];
}

/** The call that is recorded with what was typed, from everywhere but a call. */
export function useCallLine(typed: string, begin: (() => void) | null): Line[] {
  const { t } = useTranslation();
  const words = typed.trim();
  if (!begin) return [];
  return [
    {
      id: 'call',
      group: 'actions',
      title: words === '' ? t('palette.record') : t('palette.recordWith', { typed: words }),
      Sign: IconPhoneIncoming,
      keys: 'F2',
      run: begin,
    },
  ];
}

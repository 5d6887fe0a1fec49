import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type ru from '../../texts/ru.json';

export const LANGUAGES = ['ru', 'en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof ru };
  }
}

/** Remembers what was chosen by hand: it goes before the language of one's profile. */
const CHOSEN = 'reglament.language';

type Catalogues = Record<Language, () => Promise<{ default: object }>>;

const FIRST: Catalogues = {
  ru: () => import('../../texts/ru.json?first'),
  en: () => import('../../texts/en.json?first'),
  zh: () => import('../../texts/zh.json?first'),
};

/** Of pages that are fetched later. */
const LATER: Catalogues = {
  ru: () => import('../../texts/ru.json?later'),
  en: () => import('../../texts/en.json?later'),
  zh: () => import('../../texts/zh.json?later'),
};

/** Whether a page that is here needs the rest of the catalogue, in whatever language. */
let needsLater = false;

export const i18n = i18next.createInstance();

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}

function chosen(): Language | null {
  const value = localStorage.getItem(CHOSEN);
  return isLanguage(value) ? value : null;
}

/** Fetches the catalogue of a language, unless it is there. */
export async function loadTexts(language: Language): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation')) i18n.addResourceBundle(language, 'translation', (await FIRST[language]()).default);
  if (needsLater) i18n.addResourceBundle(language, 'translation', (await LATER[language]()).default, true);
}

/** Fetches the rest of the catalogue, and from now on with each language that is chosen. */
export async function loadLaterTexts(): Promise<void> {
  needsLater = true;
  if (isLanguage(i18n.language)) await loadTexts(i18n.language);
}

async function show(language: Language): Promise<void> {
  await loadTexts(language);
  await i18n.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
}

/** Loads the catalogue of the chosen language, or Russian. */
export async function startTexts(): Promise<void> {
  await i18n.use(initReactI18next).init({ resources: {}, lng: 'ru', fallbackLng: false, interpolation: { escapeValue: false }, initAsync: false });
  await show(chosen() ?? 'ru');
}

/** By hand: is remembered on this computer. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(CHOSEN, language);
  await show(language);
}

/** The language of one's profile, unless another was chosen by hand. */
export async function preferLanguage(language: string): Promise<void> {
  if (chosen() === null && isLanguage(language) && language !== i18n.language) await show(language);
}

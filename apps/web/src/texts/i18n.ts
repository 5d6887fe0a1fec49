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

const CATALOGUES: Record<Language, () => Promise<{ default: object }>> = {
  ru: () => import('../../texts/ru.json'),
  en: () => import('../../texts/en.json'),
  zh: () => import('../../texts/zh.json'),
};

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
  if (i18n.hasResourceBundle(language, 'translation')) return;
  const catalogue = await CATALOGUES[language]();
  i18n.addResourceBundle(language, 'translation', catalogue.default);
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

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, type i18n, type Resource } from 'i18next';
import { projectFolder } from '#domain/config/project-folder.js';
import type { Language } from '#domain/people/principal.rule.js';

export const LANGUAGES: readonly Language[] = ['ru', 'en', 'zh'];

/** Says a text: `say('problem.not-found.title')`, with values for its `{{names}}`. */
export type Say = (key: string, values?: Record<string, unknown>) => string;

/** All texts that the API serves: its own, and those of the processes under `processes.<name>`. */
export class Texts {
  private readonly i18n: i18n = createInstance();

  constructor(folder = projectFolder()) {
    const resources: Resource = {};
    for (const language of LANGUAGES)
      resources[language] = { translation: { ...read(join(folder, 'apps/api/texts', `${language}.json`)), processes: processTexts(folder, language) } };
    void this.i18n.init({ lng: 'ru', fallbackLng: 'ru', resources, initAsync: false, interpolation: { escapeValue: false }, returnNull: false });
  }

  in(language: Language): Say {
    const say = this.i18n.getFixedT(language);
    return (key, values) => say(key, values ?? {});
  }

  /** The text, or null where there is none. */
  optional(language: Language, key: string, values?: Record<string, unknown>): string | null {
    return this.i18n.exists(key, { lng: language }) ? this.in(language)(key, values) : null;
  }

  /** The first language of an Accept-Language header that we speak; Russian where there is none. */
  languageOf(header: string | undefined): Language {
    const wanted = (header ?? '')
      .split(',')
      .map((part) => {
        const [tag = '', ...parameters] = part.trim().split(';');
        const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean);
        return { language: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
      })
      .filter(({ quality }) => quality > 0)
      .toSorted((a, b) => b.quality - a.quality);
    return (wanted.find(({ language }) => LANGUAGES.includes(language as Language))?.language as Language | undefined) ?? 'ru';
  }
}

function processTexts(folder: string, language: Language): Record<string, object> {
  const processes = readdirSync(join(folder, 'processes'));
  return Object.fromEntries(
    processes
      .map((name) => [name, join(folder, 'processes', name, 'texts', `${language}.json`)] as const)
      .filter(([, file]) => existsSync(file))
      .map(([name, file]) => [name, read(file)]),
  );
}

function read(file: string): object {
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}

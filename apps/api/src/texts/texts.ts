import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, type i18n, type Resource } from 'i18next';
import { projectFolder } from '#domain/config/project-folder.js';
import type { Language } from '#domain/people/principal.rule.js';

export const LANGUAGES: readonly Language[] = ['ru', 'en', 'zh'];

/** Says a text: `say('problem.not-found.title')`, with values for its `{{names}}`. */
export type Say = (key: string, values?: Record<string, unknown>) => string;

/** What a reader reads besides the product's own texts: those of a pack, and in which language they are written. */
export interface PackTextsOf {
  readonly version: string;
  readonly language: Language;
  /** By language and key, such as `intake.tasks.confirmRequest.title`. */
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const OWN = 'translation';

/** Nobody reads a key: a text that is missing is found by the check of packs, which stops the start, and by the check of texts. */
const NOTHING = '—';

/**
 * All texts that the API serves: its own, and those of the processes under `processes.<name>`. A text is looked for in the wanted language,
 * then in the pack's, then in English; in each first among those that the pack has put in the place of the process's.
 */
export class Texts {
  private readonly i18n: i18n = createInstance();

  constructor(folder = projectFolder()) {
    const resources: Resource = {};
    for (const language of LANGUAGES)
      resources[language] = { [OWN]: { ...read(join(folder, 'apps/api/texts', `${language}.json`)), processes: processTexts(folder, language) } };
    void this.i18n.init({ lng: 'ru', fallbackLng: false, resources, initAsync: false, interpolation: { escapeValue: false }, returnNull: false });
  }

  in(language: Language, pack?: PackTextsOf): Say {
    return (key, values) => this.find({ language, pack }, key, values) ?? NOTHING;
  }

  /** The text, or null where there is none. */
  optional(language: Language, key: string, pack?: PackTextsOf): string | null {
    return this.find({ language, pack }, key, undefined);
  }

  private find({ language, pack }: { language: Language; pack: PackTextsOf | undefined }, key: string, values: Record<string, unknown> = {}): string | null {
    const places = pack && pack.texts.size > 0 && key.startsWith('processes.') ? [this.namespaceOf(pack), OWN] : [OWN];
    for (const lng of new Set<Language>([language, pack?.language ?? 'en', 'en']))
      for (const ns of places) if (this.i18n.exists(key, { ...values, lng, ns })) return this.i18n.t(key, { ...values, lng, ns });
    return null;
  }

  /** The texts of a pack, put in the first time that somebody reads them. */
  private namespaceOf({ version, texts }: PackTextsOf): string {
    const namespace = `pack ${version}`;
    for (const [language, own] of texts)
      if (!this.i18n.hasResourceBundle(language, namespace))
        this.i18n.addResources(language, namespace, Object.fromEntries([...own].map(([key, text]) => [`processes.${key}`, text])));
    return namespace;
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

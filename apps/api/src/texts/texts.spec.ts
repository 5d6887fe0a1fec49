import { UNTOLD } from '#domain/audit/event.type.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '#domain/config/project-folder.js';
import { ROLES } from '#domain/people/role.type.js';
import { CONTRACTS } from '#processes/index/contracts.js';
import { KINDS } from '#domain/requests/request-kind.type.js';
import { CHANNELS } from '../requests/requests.dto.js';
import { LANGUAGES, Texts } from './texts.js';

const texts = new Texts();

/** The members of a union of texts, as its file writes them: what the compiler knows is gone when tests run. */
function union(file: string, name: string): string[] {
  const source = readFileSync(join(projectFolder(), file), 'utf8');
  const body = new RegExp(`type ${name} =([^;]+);`).exec(source)![1]!;
  return [...body.matchAll(/'([^']+)'/g)].map((match) => match[1]!);
}

const CODES = union('libs/domain/src/errors/domain-error.ts', 'ErrorCode');
const EVENTS = union('libs/domain/src/audit/event.type.ts', 'EventKind').filter((kind) => !UNTOLD.includes(kind as never));

const WANTED = [
  ...CODES.flatMap((code) => [`problem.${code}.title`, `problem.${code}.detail`]),
  ...EVENTS.map((kind) => `timeline.${kind}`),
  ...ROLES.map((role) => `role.${role}`),
  ...CHANNELS.map((channel) => `channel.${channel}`),
  ...KINDS.map((kind) => `kind.${kind}`),
  ...CONTRACTS.flatMap((process) => [
    `processes.${process.name}.process`,
    ...Object.keys(process.steps).map((step) => `processes.${process.name}.steps.${step}`),
    ...Object.keys(process.start?.form.properties ?? {}).map((field) => `processes.${process.name}.fields.${field}.label`),
    ...process.tasks.flatMap((task) => [
      `processes.${process.name}.tasks.${task.name}.title`,
      ...Object.keys(task.outcomes).map((outcome) => `processes.${process.name}.tasks.${task.name}.outcomes.${outcome}.label`),
      ...Object.keys(task.form.properties).map((field) => `processes.${process.name}.fields.${field}.label`),
    ]),
  ]),
];

/** A language's own text: without falling back to Russian. */
function own(language: string, key: string): unknown {
  const [first, process, ...rest] = key.split('.');
  const file = first === 'processes' ? `processes/${process}/texts/${language}.json` : `apps/api/texts/${language}.json`;
  const path = first === 'processes' ? rest : key.split('.');
  const content: unknown = JSON.parse(readFileSync(join(projectFolder(), file), 'utf8'));
  return path.reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], content);
}

describe.each(LANGUAGES)('the texts in %s', (language) => {
  it('tell every refusal, event, role, channel, kind of request, process, step, task, outcome and field', () => {
    expect(CODES.length).toBeGreaterThan(15);
    expect(EVENTS.length).toBeGreaterThan(10);
    const missing = WANTED.filter((key) => typeof own(language, key) !== 'string');
    expect(missing).toEqual([]);
  });

  it('are in that language', () => {
    const script = { ru: /[а-яё]/i, en: /[a-z]/i, zh: /\p{Script=Han}/u }[language];
    const bare = (key: string) => String(own(language, key)).replaceAll(/\{\{\w+\}\}/g, '');
    expect(WANTED.filter((key) => /\p{L}/u.test(bare(key)) && !script.test(bare(key)))).toEqual([]);
  });

  it('know every rule of a field that Russian knows', () => {
    // A rule that counts has as many forms as its language has plurals.
    const rules = (of: string) => new Set(Object.keys(own(of, 'rule') as object).map((rule) => rule.replace(/_(one|few|many|other)$/, '')));
    expect(rules(language)).toEqual(rules('ru'));
  });
});

describe('the language of a reader', () => {
  it.each([
    [undefined, 'ru'],
    ['', 'ru'],
    ['en', 'en'],
    ['EN-us', 'en'],
    ['zh-Hans-CN, zh;q=0.9, en;q=0.8', 'zh'],
    ['fr, en;q=0.5, zh;q=0.9', 'zh'],
    ['en;q=0.3, zh;q=0.3', 'en'],
    ['en;q=0, zh;q=0.1', 'zh'],
    ['fr-FR, de;q=0.9', 'ru'],
    ['*', 'ru'],
    [',;=,en', 'en'],
    ['en;q=high', 'en'],
    [`${'x,'.repeat(5_000)}en`, 'en'],
  ])('of Accept-Language "%s" is %s', (header, language) => expect(texts.languageOf(header)).toBe(language));
});

describe('a text', () => {
  it('takes its values as they are: neither escaped nor read as a text of their own', () => {
    const say = texts.in('ru');
    expect(say('timeline.task.opened', { task: '<b>&</b> {{task}} $t(problem.invalid.title)' })).toContain('<b>&</b> {{task}} $t(problem.invalid.title)');
  });

  it('that there is not is null where it is optional', () => {
    expect(texts.optional('en', 'processes.intake.nothing')).toBeNull();
    expect(texts.optional('zh', 'role.head')).toMatch(/\p{Script=Han}/u);
  });
});

describe('a text that a pack has put in the place of a process’s', () => {
  const TITLE = 'processes.intake.tasks.confirmRequest.title';
  const pack = (texts: Record<string, Record<string, string>>, language: 'ru' | 'en' | 'zh' = 'ru') => ({
    version: JSON.stringify(texts),
    language,
    texts: new Map(Object.entries(texts).map(([name, own]) => [name, new Map(Object.entries(own))])),
  });
  const RUSSIAN = pack({ ru: { 'intake.tasks.confirmRequest.title': 'Набрать {{who}}' } });

  it('is read in its language, with its values; the others keep the process’s own', () => {
    expect(texts.in('ru', RUSSIAN)(TITLE, { who: 'клиента' })).toBe('Набрать клиента');
    expect(texts.in('en', RUSSIAN)(TITLE)).toBe(own('en', TITLE));
    expect(texts.in('ru')(TITLE)).toBe(own('ru', TITLE));
    expect(texts.optional('ru', 'processes.intake.process', RUSSIAN)).toBe(own('ru', 'processes.intake.process'));
  });

  it('is read in the pack’s language where the wanted one has none, else in English, and never as a key', () => {
    const only = { 'intake.extra': 'добавка' };
    expect(texts.in('zh', pack({ ru: only }))('processes.intake.extra')).toBe('добавка');
    expect(texts.in('zh', pack({ ru: only, en: { 'intake.extra': 'extra' } }, 'zh'))('processes.intake.extra')).toBe('extra');
    expect(texts.in('zh', RUSSIAN)('processes.intake.nothing.at.all')).toBe('—');
  });
});

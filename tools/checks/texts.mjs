// @ts-check
// Texts in three languages: the same keys in each, nothing empty, nothing unused, and none of them in the code.
import { basename, dirname } from 'node:path';
import * as ts from 'typescript';
import { lineOf, parse, walk } from './source.mjs';
import { asProgram, isTest } from './tree.mjs';

/** @typedef {import('./tree.mjs').Tree} Tree */
/** @typedef {import('./tree.mjs').Finding} Finding */
/** @typedef {{ value: string, line: number }} Text */
/** @typedef {{ file: string, texts: Map<string, Text> }} Catalogue */

/** The plural forms of each language, as i18next and `Intl.PluralRules` have them. */
const FORMS = { ru: ['one', 'few', 'many', 'other'], en: ['one', 'other'], zh: ['other'] };
const LANGUAGES = /** @type {const} */ (['ru', 'en', 'zh']);
const PLURAL = /_(zero|one|two|few|many|other)$/;

/**
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function findTexts(tree) {
  const folders = new Set(tree.paths.filter((path) => /^(apps|processes)\/.*\/texts\/(ru|en|zh)\.json$/.test(path)).map((path) => dirname(path)));
  return [...[...folders].flatMap((folder) => checkFolder(tree, folder)), ...checkKeys(tree, WEB), ...checkKeys(tree, API), ...findForeignLetters(tree)];
}

/**
 * A catalogue, flattened: `{"a": {"b": "text"}}` is `a.b`.
 * @param {string} file
 * @param {string} json
 * @returns {{ catalogue: Catalogue, findings: Finding[] }}
 */
function readCatalogue(file, json) {
  /** @type {Catalogue} */
  const catalogue = { file, texts: new Map() };
  /** @type {Finding[]} */
  const findings = [];
  const source = ts.parseJsonText(file, json);
  const read = (/** @type {ts.Node | undefined} */ node, /** @type {string} */ path) => {
    if (!node) return;
    if (ts.isObjectLiteralExpression(node)) {
      for (const property of node.properties) {
        if (!ts.isPropertyAssignment(property) || !ts.isStringLiteral(property.name)) continue;
        const key = path === '' ? property.name.text : `${path}.${property.name.text}`;
        if (catalogue.texts.has(key)) findings.push({ file, line: lineOfJson(source, property), message: `"${key}" is there twice.` });
        read(property.initializer, key);
      }
      return;
    }
    const line = lineOfJson(source, node);
    const value = ts.isStringLiteral(node) ? node.text : '';
    catalogue.texts.set(path, { value, line });
    if (!ts.isStringLiteral(node)) findings.push({ file, line, message: `"${path}" is no text.` });
    else if (value.trim() === '') findings.push({ file, line, message: `"${path}" is empty.` });
  };
  read(source.statements[0]?.expression, '');
  return { catalogue, findings };
}

/** @param {ts.JsonSourceFile} source @param {ts.Node} node */
const lineOfJson = (source, node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

/**
 * @param {Tree} tree
 * @param {string} folder
 * @returns {Finding[]}
 */
function checkFolder(tree, folder) {
  /** @type {Finding[]} */
  const findings = [];
  /** @type {Map<keyof typeof FORMS, Catalogue>} */
  const catalogues = new Map();
  for (const language of LANGUAGES) {
    const file = `${folder}/${language}.json`;
    if (!tree.paths.includes(file)) {
      findings.push({ file, line: 1, message: 'This language is missing: each catalogue is in ru, en and zh.' });
      continue;
    }
    const read = readCatalogue(file, tree.read(file));
    findings.push(...read.findings);
    catalogues.set(language, read.catalogue);
  }
  return [...findings, ...compare(catalogues)];
}

/** `a_few` and `a_many` are forms of the one text `a`. @param {Iterable<string>} keys @returns {Map<string, Set<string>>} */
function byText(keys) {
  /** @type {Map<string, Set<string>>} */
  const texts = new Map();
  for (const key of keys) {
    const form = PLURAL.exec(key)?.[1];
    const base = form ? key.replace(PLURAL, '') : key;
    const forms = texts.get(base) ?? new Set();
    if (form) forms.add(form);
    texts.set(base, forms);
  }
  return texts;
}

/** @param {Map<keyof typeof FORMS, Catalogue>} catalogues @returns {Finding[]} */
function compare(catalogues) {
  /** @type {Finding[]} */
  const findings = [];
  const all = byText([...catalogues.values()].flatMap(({ texts }) => [...texts.keys()]));
  for (const [language, { file, texts }] of catalogues) {
    const own = byText(texts.keys());
    for (const [base, forms] of all) {
      if (!own.has(base)) findings.push({ file, line: 1, message: `"${base}" is missing; other languages have it.` });
      else if (forms.size > 0) {
        const lacking = FORMS[language].filter((form) => !own.get(base)?.has(form));
        const line = texts.get(`${base}_other`)?.line ?? texts.get(base)?.line ?? 1;
        if (lacking.length > 0)
          findings.push({ file, line, message: `"${base}" counts something, and lacks the form ${lacking.map((form) => `"_${form}"`).join(', ')}.` });
      }
    }
    findings.push(...compareValues(catalogues, { language, file, texts }));
  }
  return findings;
}

/** The values that a text speaks of, `{{name}}`, are the same in each language. @param {string} text */
const valuesOf = (text) => [...text.matchAll(/\{\{\s*-?\s*([\w.]+)[^}]*\}\}/g)].map((match) => String(match[1])).filter((name) => name !== 'count');

/**
 * @param {Map<keyof typeof FORMS, Catalogue>} catalogues
 * @param {{ language: keyof typeof FORMS } & Catalogue} own
 * @returns {Finding[]}
 */
function compareValues(catalogues, { language, file, texts }) {
  const first = catalogues.get('ru');
  if (language === 'ru' || !first) return [];
  return [...texts].flatMap(([key, { value, line }]) => {
    const russian = first.texts.get(key) ?? first.texts.get(key.replace(PLURAL, '_other'));
    if (!russian) return [];
    const [here, there] = [new Set(valuesOf(value)), new Set(valuesOf(russian.value))];
    const odd = [...here].filter((name) => !there.has(name)).concat([...there].filter((name) => !here.has(name)));
    return odd.length === 0
      ? []
      : [{ file, line, message: `"${key}" and its Russian text differ in the values they speak of: ${odd.map((name) => `{{${name}}}`).join(', ')}.` }];
  });
}

// -- keys that the sources use

/**
 * Keys that the sources ask for: whole ones, and the beginnings of those that are put together.
 * @param {string} path
 * @param {string} text
 * @param {RegExp} calls
 */
function keysAskedFor(path, text, calls) {
  /** @type {{ key: string, line: number }[]} */
  const asked = [];
  /** @type {Set<string>} */
  const literals = new Set();
  /** @type {Set<string>} */
  const beginnings = new Set();
  walk(parse(path, text), (node) => {
    if (ts.isStringLiteralLike(node)) literals.add(node.text);
    if (ts.isTemplateExpression(node) && node.head.text.includes('.')) beginnings.add(node.head.text);
    if (!ts.isCallExpression(node) || !calls.test(node.expression.getText())) return;
    const [first] = node.arguments;
    if (first && ts.isStringLiteralLike(first)) asked.push({ key: first.text, line: lineOf(first) });
  });
  return { asked, literals, beginnings };
}

/** Who asks for the texts of a catalogue, and by which calls. @typedef {{ file: string, sources: RegExp, calls: RegExp, others: RegExp }} Asking */

/** @type {Asking} */
const WEB = { file: 'apps/web/texts/ru.json', sources: /^apps\/web\/.*\.tsx?$|^processes\/.*\.ui\.tsx$/, calls: /(^|\.)t$/, others: /^$/ };
/** Texts of processes are checked against their contracts by `npm run pack:check`. @type {Asking} */
const API = { file: 'apps/api/texts/ru.json', sources: /^apps\/api\/src\/.*\.ts$/, calls: /(^|\.)(say|optional)$/, others: /^processes\./ };
/** Rules are named where they are broken, whole sections by their beginning. */
const BY_NAME = /^rule\./;

/** @param {Tree} tree @param {Asking} asking @returns {Finding[]} */
function checkKeys(tree, { file, sources, calls, others }) {
  if (!tree.paths.includes(file)) return [];
  const { texts } = readCatalogue(file, tree.read(file)).catalogue;
  const known = byText(texts.keys());
  const used = tree.paths.filter((path) => sources.test(path) && !isTest(path)).map((path) => ({ path, ...keysAskedFor(path, tree.read(path), calls) }));
  const unknown = used.flatMap(({ path, asked }) =>
    asked
      .filter(({ key }) => !known.has(key) && !texts.has(key) && !others.test(key))
      .map(({ key, line }) => ({ file: path, line, message: `"${key}" is not in ${file}.` })),
  );
  const isUsed = (/** @type {string} */ key) =>
    (file === API.file && BY_NAME.test(key)) ||
    used.some(({ literals, beginnings }) => literals.has(key) || [...beginnings].some((beginning) => key.startsWith(beginning)));
  const unused = [...known.keys()].filter((base) => !isUsed(base) && ![...texts.keys()].some((key) => key.replace(PLURAL, '') === base && isUsed(key)));
  return [
    ...unknown,
    ...unused.map((base) => ({
      file,
      line: texts.get(base)?.line ?? texts.get(`${base}_other`)?.line ?? 1,
      message: `"${base}" is used nowhere: take it out of the three languages.`,
    })),
  ];
}

// -- texts in the code

const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Han}]/u;

/** What is no text for a reader: people and firms of the demo, and the words that people type for a time or a town. */
const SPEAKS = ['apps/api/src/seed/', 'apps/web/src/time/words/'];

/** @param {Tree} tree @returns {Finding[]} */
function findForeignLetters(tree) {
  const files = tree.paths.filter(
    (path) =>
      /^(apps|libs|processes)\/.*\.tsx?$/.test(path) && !isTest(path) && !SPEAKS.some((folder) => path.startsWith(folder)) && basename(path) !== 'schema.d.ts',
  );
  return files.flatMap((path) => {
    const text = tree.read(path);
    if (!FOREIGN.test(text)) return [];
    /** @type {Finding[]} */
    const findings = [];
    walk(parse(path, text), (node) => {
      const words = ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) ? node.text : '';
      if (FOREIGN.test(words))
        findings.push({
          file: path,
          line: lineOf(node),
          message: `«${words.trim()}» belongs into a catalogue of texts: the code speaks no language of its users.`,
        });
    });
    return findings;
  });
}

asProgram(import.meta.url, findTexts);

// @ts-check
// SQL that would be right on a developer's machine and wrong in the product: the database's own clock, settings that stay with a pooled
// connection, and values written into the text of a statement.
import * as ts from 'typescript';
import { commentsOf, lineOf, parse, walk } from './source.mjs';
import { asProgram, isTest } from './tree.mjs';

/** @typedef {import('./tree.mjs').Tree} Tree */
/** @typedef {import('./tree.mjs').Finding} Finding */

const METHODS = new Set(['rows', 'row', 'change', 'query']);
const LOOKS_LIKE_SQL = /^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|ALTER|CREATE|DROP|GRANT|REVOKE|TRUNCATE|LOCK TABLE|SET|COMMENT ON|DO \$)\b/;
const CLOCKS = /\b(now\s*\(\s*\)|current_timestamp|current_date|localtimestamp|(?:statement|transaction)_timestamp\s*\(\s*\))/i;

/**
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function findSql(tree) {
  const files = tree.paths.filter((path) => /^(apps|libs|processes)\/.*\.tsx?$/.test(path) && !isTest(path)).map((path) => ({ path, text: tree.read(path) }));
  const shared = new Set(files.flatMap(({ text }) => markedFragments(text, 'export ')));
  return files.flatMap(({ path, text }) => {
    const imported = [...shared].filter((name) => new RegExp(`\\bimport \\{[^}]*\\b${name}\\b`).test(text));
    return checkFile(path, text, new Set([...markedFragments(text), ...imported]));
  });
}

/**
 * Constants that are marked as pieces of SQL: `/* sql-fragment *\/ const COLUMNS = …` or `const COLUMNS = /* sql-fragment *\/ …`.
 * @param {string} text
 * @param {string} [exported]
 * @returns {string[]}
 */
function markedFragments(text, exported = '(?:export )?') {
  if (!text.includes('sql-fragment')) return [];
  const mark = '/\\*\\s*sql-fragment\\s*\\*/';
  const before = text.matchAll(new RegExp(`${mark}\\s*${exported}(?:const|readonly) (\\w+)`, 'g'));
  const after = text.matchAll(new RegExp(`(?:^|\\n)\\s*${exported}(?:const|(?:private |static )*readonly) (\\w+)\\s*(?::[^=;\\n]+)?=\\s*${mark}`, 'g'));
  const names = [...before, ...after].map((match) => String(match[1]));
  const items = [...text.matchAll(/\bfor \(const (\w+) of (\w+)\)/g)].filter((match) => names.includes(String(match[2])));
  return [...names, ...items.map((match) => String(match[1]))];
}

/**
 * @param {string} path
 * @param {string} text
 * @param {Set<string>} fragments
 * @returns {Finding[]}
 */
function checkFile(path, text, fragments) {
  /** @type {Finding[]} */
  const findings = [];
  const source = parse(path, text);
  const clockExplained = commentsOf(text).some((comment) => comment.includes('clock_timestamp'));
  walk(source, (node) => {
    const tell = (/** @type {string} */ message) => findings.push({ file: path, line: lineOf(node), message });
    if (ts.isDecorator(node) && /^@(Create|Update)DateColumn\b/.test(node.getText()))
      tell('This column is filled by the clock of the database: use @Column and give it a time of the business.');
    if (isSqlExpression(node)) checkPieces(node, fragments, tell);
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const words = wordsOf(node);
      if (!LOOKS_LIKE_SQL.test(words) && !isArgument(node) && words.replace(CLOCKS, '').trim() !== '') return;
      const clock = CLOCKS.exec(words)?.[1];
      if (clock) tell(`SQL reads the database's clock (${clock}): business time comes as a parameter from \`Clock\` or from the story.`);
      if (/\bclock_timestamp\s*\(/i.test(words) && !clockExplained)
        tell('SQL reads clock_timestamp(): a comment in this file has to say why the clock of the database is the right one here.');
      if (/(^|;)\s*SET\s+(?!LOCAL\b|CONSTRAINTS\b|TRANSACTION\b)/i.test(words))
        tell('SET stays with the pooled connection after this transaction: use `SET LOCAL` or `set_config(…, …, true)`.');
      if (/\bset_config\s*\([^()]*,\s*false\s*\)/i.test(words))
        tell('`set_config(…, false)` stays with the pooled connection after this transaction: the third argument must be true.');
    }
  });
  return findings;
}

/**
 * A statement with something put into it: a template or a sum of strings that is given to a method which sends SQL, or looks like SQL.
 * @param {ts.Node} node
 * @returns {node is ts.TemplateExpression | ts.BinaryExpression}
 */
function isSqlExpression(node) {
  const isPlus = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
  if (!ts.isTemplateExpression(node) && !isPlus) return false;
  return isArgument(node) || (ts.isTemplateExpression(node) && LOOKS_LIKE_SQL.test(node.head.text));
}

/** Whether a node is the first argument of `.rows(`, `.row(`, `.change(` or `.query(`. @param {ts.Node} node */
function isArgument(node) {
  const call = node.parent;
  return ts.isCallExpression(call) && call.arguments[0] === node && ts.isPropertyAccessExpression(call.expression) && METHODS.has(call.expression.name.text);
}

/** @param {ts.StringLiteralLike | ts.TemplateExpression} node */
const wordsOf = (node) => (ts.isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' ? ') : node.text);

/**
 * @param {ts.TemplateExpression | ts.BinaryExpression} node
 * @param {Set<string>} fragments
 * @param {(message: string) => void} tell
 */
function checkPieces(node, fragments, tell) {
  for (const piece of ts.isTemplateExpression(node) ? node.templateSpans.map((span) => span.expression) : [node.left, node.right]) {
    const name = ts.isPropertyAccessExpression(piece) ? piece.name : piece;
    const marked = piece.getFullText().slice(0, piece.getLeadingTriviaWidth()).includes('sql-fragment');
    if (marked || ts.isStringLiteralLike(piece) || (ts.isIdentifier(name) && fragments.has(name.text))) continue;
    tell(`\`${piece.getText()}\` is written into the text of a statement: pass it as $1, or mark a constant of our own with /* sql-fragment */.`);
  }
}

asProgram(import.meta.url, findSql);

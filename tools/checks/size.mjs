// @ts-check
// Limits of size that the linter cannot tell apart: a file that must be cut, and parameters of functions and of constructors.
// (The linter warns at 250 lines of a file and 60 of a function.)
import * as ts from 'typescript';
import { lineOf, parse, walk } from './source.mjs';
import { asProgram } from './tree.mjs';

/** @typedef {import('./tree.mjs').Tree} Tree */
/** @typedef {import('./tree.mjs').Finding} Finding */

export const LONGEST_FILE = 400;
export const MOST_PARAMETERS = 3;
export const MOST_DEPENDENCIES = 7;

/**
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function findSize(tree) {
  return tree.paths
    .filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path))
    .flatMap((path) => [...checkLines(path, tree.read(path)), ...checkParameters(path, tree.read(path))]);
}

/** Generated files and migrations may be long. @param {string} path @param {string} text @returns {Finding[]} */
function checkLines(path, text) {
  if (/\/migrations\/|schema\.d\.ts$/.test(path) || text.startsWith('// Generated')) return [];
  const lines = text.split('\n').length - 1;
  return lines > LONGEST_FILE
    ? [{ file: path, line: lines, message: `${lines} lines are more than ${LONGEST_FILE}: cut the file where its subjects part.` }]
    : [];
}

/**
 * Counts what a caller passes by place. Not counted: `this`, parameters that a framework fills (`@Param() id`), functions whose shape
 * somebody else decides (callbacks, overrides).
 * @param {string} path
 * @param {string} text
 * @returns {Finding[]}
 */
function checkParameters(path, text) {
  /** @type {Finding[]} */
  const findings = [];
  if (path.startsWith('test/')) return findings; // what tests say reads better by place
  walk(parse(path, text), (node) => {
    if (!ts.isFunctionLike(node) || ts.isTypeNode(node)) return;
    const parameters = node.parameters.filter((parameter) => !ts.getDecorators(parameter)?.length && parameter.name.getText() !== 'this');
    if (ts.isConstructorDeclaration(node)) {
      const dependencies = node.parameters.length;
      if (dependencies > MOST_DEPENDENCIES)
        findings.push({
          file: path,
          line: lineOf(node),
          message: `This constructor has ${dependencies} parameters, more than ${MOST_DEPENDENCIES}: the class does too much.`,
        });
    } else if (parameters.length > MOST_PARAMETERS && !isShapedElsewhere(node)) {
      findings.push({
        file: path,
        line: lineOf(node),
        message: `${parameters.length} parameters are more than ${MOST_PARAMETERS}: pass one object whose members have names.`,
      });
    }
  });
  return findings;
}

/** @param {ts.SignatureDeclaration} node */
function isShapedElsewhere(node) {
  if (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.OverrideKeyword)) return true;
  return (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && (ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent));
}

asProgram(import.meta.url, findSize);

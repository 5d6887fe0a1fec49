// @ts-check
// TypeScript as a tree: just enough of the compiler for checks that must tell a string from a comment.
import * as ts from 'typescript';

/** @param {string} path @param {string} text */
export function parse(path, text) {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
}

/**
 * Visits a node and everything below it, in the order of the text.
 * @param {ts.Node} node
 * @param {(node: ts.Node) => void} visit
 */
export function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** The line on which a node begins, from 1. @param {ts.Node} node */
export function lineOf(node) {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/**
 * All comments of a text, as they are written.
 * @param {string} text
 * @returns {string[]}
 */
export function commentsOf(text) {
  /** @type {string[]} */
  const comments = [];
  const source = parse('comments.ts', text);
  const seen = new Set();
  walk(source, (node) => {
    for (const range of [...(ts.getLeadingCommentRanges(text, node.pos) ?? []), ...(ts.getTrailingCommentRanges(text, node.end) ?? [])]) {
      if (seen.has(range.pos)) continue;
      seen.add(range.pos);
      comments.push(text.slice(range.pos, range.end));
    }
  });
  return comments;
}

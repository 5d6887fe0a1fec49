import ts from 'typescript';

/** A text to put in place of a part of a source. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A source file with its syntax tree, for mutations that are made as edits of its text. */
export class StorySource {
  private readonly tree: ts.SourceFile;

  constructor(
    readonly path: string,
    readonly text: string,
  ) {
    this.tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  }

  /** All nodes of a kind, in the order of the text. */
  all<N extends ts.Node>(is: (node: ts.Node) => node is N): N[] {
    const found: N[] = [];
    const visit = (node: ts.Node): void => {
      if (is(node)) found.push(node);
      ts.forEachChild(node, visit);
    };
    visit(this.tree);
    return found;
  }

  /** Calls of a function by its name. */
  calls(...names: string[]): ts.CallExpression[] {
    return this.all(ts.isCallExpression).filter(({ expression }) => names.includes(expression.getText()));
  }

  /** Statements inside functions, as the lists in which they stand. */
  blocks(): readonly ts.Statement[][] {
    return this.all(ts.isBlock).map(({ statements }) => [...statements]);
  }

  /** The text after these edits, which do not overlap. */
  edited(edits: readonly Edit[]): string {
    return [...edits].sort((a, b) => b.from - a.from).reduce((text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to), this.text);
  }

  /** Replaces a node. */
  put(node: ts.Node, text: string): Edit {
    return { from: node.getStart(), to: node.getEnd(), text };
  }

  /** Puts something in front of a node. */
  before(node: ts.Node, text: string): Edit {
    return { from: node.getStart(), to: node.getStart(), text };
  }

  /** A line number for people. */
  lineOf(node: ts.Node): number {
    return this.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  }
}

/** One line of a node's text, for the table. */
export function brief(node: ts.Node | string): string {
  const text = (typeof node === 'string' ? node : node.getText()).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Whether a node stands in an async function, so that something can be awaited in front of it. */
export function inAsync(node: ts.Node): boolean {
  const owner = ts.findAncestor(node, ts.isFunctionLike);
  return owner !== undefined && ts.canHaveModifiers(owner) && (ts.getModifiers(owner) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
}

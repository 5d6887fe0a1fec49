import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Finding } from './finding.type.js';

/** The way to a value in a file: `['intake.confirmRequest', 'due']`. */
export type Way = readonly (string | number)[];

/** A JSON file whose values know their lines. What is wrong with it is told to it, and gathers in `findings`. */
export class JsonFile {
  readonly findings: Finding[] = [];
  /** Undefined where the file is no JSON. */
  readonly value: unknown;
  private readonly tree: Node | undefined;

  constructor(
    /** As people find it. */
    readonly path: string,
    private readonly text: string,
  ) {
    const errors: ParseError[] = [];
    this.tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
    const [first] = errors;
    if (first || !this.tree)
      this.tellAt(
        first?.offset ?? 0,
        `this is no JSON: ${first ? words(printParseErrorCode(first.error)) : 'the file is empty'}. Correct it here or just before.`,
      );
    else {
      this.value = JSON.parse(text);
      this.tellRepeated(this.tree);
    }
  }

  /** Something is wrong with the value at the end of this way; with its key where it has one. `rule` is for people who edit settings. */
  tell(way: Way, message: string, rule?: string): void {
    this.findings.push({ file: this.path, line: this.lineAt(this.offsetOf(way)), message, way, ...(rule === undefined ? {} : { rule }) });
  }

  /** Something to know that stops nothing. */
  note(way: Way, message: string): void {
    this.findings.push({ file: this.path, line: this.lineAt(this.offsetOf(way)), message, note: true });
  }

  private tellAt(offset: number, message: string): void {
    this.findings.push({ file: this.path, line: this.lineAt(offset), message });
  }

  /** The nearest place that there is: what is missing is told where it belongs. */
  private offsetOf(way: Way): number {
    for (let length = way.length; this.tree && length >= 0; length -= 1) {
      const node = findNodeAtLocation(this.tree, way.slice(0, length) as (string | number)[]);
      if (node) return node.parent?.type === 'property' ? node.parent.offset : node.offset;
    }
    return 0;
  }

  private lineAt(offset: number): number {
    return this.text.slice(0, offset).split('\n').length;
  }

  /** The second of two equal keys would win in silence. */
  private tellRepeated(node: Node): void {
    const seen = new Set<unknown>();
    for (const child of node.children ?? []) {
      if (node.type === 'object') {
        const key: unknown = child.children?.[0]?.value;
        if (seen.has(key)) this.tellAt(child.offset, `"${String(key)}" is here twice: take one away.`);
        seen.add(key);
      }
      this.tellRepeated(child);
    }
  }
}

/** `CommaExpected` as words. */
const words = (code: string) => code.replaceAll(/(?<=.)([A-Z])/g, ' $1').toLowerCase();

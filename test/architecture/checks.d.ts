// The checks are JavaScript, checked by their own tsconfig; this is what their tests call.
declare module '*/checks/tree.mjs' {
  export interface Tree {
    paths: string[];
    read(path: string): string;
  }
  export interface Finding {
    file: string;
    line: number;
    message: string;
  }
  export function readTree(root?: string): Tree;
  export function treeOf(files: Record<string, string>): Tree;
}
declare module '*/checks/texts.mjs' {
  import type { Finding, Tree } from 'tools/checks/tree.mjs';
  export function findTexts(tree: Tree): Finding[];
}
declare module '*/checks/sql.mjs' {
  import type { Finding, Tree } from 'tools/checks/tree.mjs';
  export function findSql(tree: Tree): Finding[];
}
declare module '*/checks/size.mjs' {
  import type { Finding, Tree } from 'tools/checks/tree.mjs';
  export function findSize(tree: Tree): Finding[];
}
declare module '*/checks/weight.mjs' {
  export function filesOf(manifest: Record<string, { file: string; imports?: string[]; css?: string[] }>, entries: readonly string[]): string[];
  export function tooHeavy(weighed: readonly { file: string; bytes: number }[], most?: number): string | null;
}
declare module '*/checks/house.mjs' {
  import type { Finding, Tree } from 'tools/checks/tree.mjs';
  export function findHouse(tree: Tree, root?: string): Finding[];
}
declare module '*/checks/image.mjs' {
  import type { Finding, Tree } from 'tools/checks/tree.mjs';
  export interface Instruction {
    word: string;
    rest: string;
    line: number;
  }
  export function findImage(tree: Tree): Finding[];
  export function instructionsOf(text: string): Instruction[];
  export function copyOf(rest: string): { from: string | undefined; sources: string[]; target: string };
  export function keptBack(text: string): (path: string) => boolean;
}
declare module '*/checks/compose.mjs' {
  import type { Finding, Tree } from 'tools/checks/tree.mjs';
  export function findCompose(tree: Tree): Finding[];
}
declare module '*/checks/licences.mjs' {
  import type { Finding, Tree } from 'tools/checks/tree.mjs';
  export function findLicences(tree: Tree): Finding[];
  export function isAllowed(licence: string): boolean;
  export function shippedPackages(tree: Tree): { path: string; name: string; version: string; licence: string }[];
}
declare module '*/supply/holes.mjs' {
  interface Hole {
    id: string;
    package: string;
    title: string;
    severity: string;
  }
  interface HoleException {
    id: string;
    package: string;
    until: string;
    reason: string;
  }
  export function holesOf(text: string): Hole[] | undefined;
  export function judge(holes: Hole[], exceptions: HoleException[], today: string): string[];
  export function wrongExceptions(exceptions: HoleException[]): string[];
}
declare module '*/checks/requirements.mjs' {
  import type { Finding, Tree } from 'tools/checks/tree.mjs';
  export function documentOf(tree: Tree): string;
  export function findRequirements(tree: Tree): Finding[];
}
declare module '*/checks/tally.mjs' {
  interface Counts {
    passed: number;
    failed: number;
  }
  export function believed(counts: Counts | undefined, exitCode: number): Counts;
  export function countsOfJest(json: string): Counts | undefined;
  export function countsOfPart(exitCode: string | undefined): Counts;
  export function countsOfChecks(json: string): Counts | undefined;
}
declare module '*/generate-index.mjs' {
  import type { Finding, Tree } from 'tools/checks/tree.mjs';
  export function indexOf(tree: Tree): Record<string, string>;
  export function findStaleIndex(tree: Tree): Finding[];
}

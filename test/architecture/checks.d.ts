// The checks are JavaScript, checked by their own tsconfig; this is what their tests call.
interface Tree {
  paths: string[];
  read(path: string): string;
}
interface Finding {
  file: string;
  line: number;
  message: string;
}
interface Counts {
  passed: number;
  failed: number;
}

declare module '*/checks/tree.mjs' {
  export function treeOf(files: Record<string, string>): Tree;
}
declare module '*/checks/texts.mjs' {
  export function findTexts(tree: Tree): Finding[];
}
declare module '*/checks/sql.mjs' {
  export function findSql(tree: Tree): Finding[];
}
declare module '*/checks/size.mjs' {
  export function findSize(tree: Tree): Finding[];
}
declare module '*/checks/house.mjs' {
  export function findHouse(tree: Tree, root?: string): Finding[];
}
declare module '*/checks/requirements.mjs' {
  export function documentOf(tree: Tree): string;
  export function findRequirements(tree: Tree): Finding[];
}
declare module '*/checks/tally.mjs' {
  export function believed(counts: Counts | undefined, exitCode: number): Counts;
  export function countsOfJest(json: string): Counts | undefined;
  export function countsOfChecks(json: string): Counts | undefined;
}
declare module '*/generate-index.mjs' {
  export function indexOf(tree: Tree): Record<string, string>;
  export function findStaleIndex(tree: Tree): Finding[];
}

import { readFileSync } from 'node:fs';

const FILE = '_FILE';

/**
 * The environment with each `X_FILE` of these names replaced by `X`, the content of that file without the line ends behind it: a password in a file is seen by
 * whoever may read the file, one in the environment by everybody who may look at the process. A file that cannot be used stops the start with a sentence.
 */
export function withFiles(environment: Record<string, string | undefined>, names: ReadonlySet<string>): Record<string, string | undefined> {
  const read = Object.entries(environment).flatMap(([variable, path]) => {
    const name = variable.slice(0, -FILE.length);
    if (!variable.endsWith(FILE) || !names.has(name) || path === undefined || path === '') return [];
    if (environment[name]) throw new Error(`Both ${name} and ${variable} are set: unset one of them, so that it is clear which one counts.`);
    return [[name, contentOf(variable, path)] as const];
  });
  return { ...environment, ...Object.fromEntries(read) };
}

function contentOf(variable: string, path: string): string {
  let content: string;
  try {
    content = readFileSync(path, 'utf8').replace(/[\r\n]+$/, '');
  } catch (error) {
    throw new Error(
      `${variable} names ${path}, which cannot be read (${(error as NodeJS.ErrnoException).code}): correct the path, or the rights of the file.`,
      {
        cause: error,
      },
    );
  }
  if (content === '') throw new Error(`${variable} names ${path}, which is empty: write the value into it.`);
  return content;
}

import { readFileSync } from 'node:fs';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** A file that is a table: each of its rows checked. */
export function table<T extends object>(type: new () => T, file: string): Map<string, T> {
  return new Map(Object.entries(parse(file) as Record<string, object>).map(([name, row]) => [name, checked(type, row, `${file}, "${name}"`)]));
}

/** The object in a JSON file. Throws a sentence that names the file. */
export function parse(file: string): object {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is missing or no JSON: ${(error as Error).message}`, { cause: error });
  }
  return object(content, file);
}

function object(content: unknown, where: string): object {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw new Error(`${where}: an object is wanted here, {"…": …}.`);
  return content;
}

/** A plain object as one of a class, by the rules of its decorators. Throws a sentence that names the place and what is wrong there. */
export function checked<T extends object>(type: new () => T, plain: object, where: string): T {
  const made = plainToInstance(type, object(plain, where));
  const errors = validateSync(made, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0)
    throw new Error(`${where}: ${errors.flatMap((e) => Object.values(e.constraints ?? { [e.property]: `${e.property} is not right` })).join('; ')}.`);
  return made;
}

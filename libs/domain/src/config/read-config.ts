import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { withFiles } from './secret-files.js';

type Environment = Record<string, string | undefined>;

/**
 * Makes the one config object of an app out of its environment. Each variable `X` that the config knows may be given as `X_FILE`, the path of a file that holds
 * it. A bad value stops the start with one sentence that names the variable, and never its value.
 */
export function readConfig<T extends object>(type: new () => T, environment: Environment): T {
  const given = Object.fromEntries(Object.entries(withFiles(environment, namesOf(type))).filter(([, value]) => value !== undefined && value !== ''));
  const config = plainToInstance(type, given, { exposeDefaultValues: true, excludeExtraneousValues: false });
  const wrong = validateSync(config, { skipMissingProperties: false });
  if (wrong.length > 0) {
    throw new Error(
      `The environment is not right: ${wrong.map((error) => `${error.property} (${Object.values(error.constraints ?? {}).join(', ')})`).join('; ')}.`,
    );
  }
  return config;
}

/** The variables that a config declares, inherited ones included: each of them says what is right. */
function namesOf(type: new () => object): Set<string> {
  return new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(type, '', false, false)
      .map(({ propertyName }) => propertyName),
  );
}

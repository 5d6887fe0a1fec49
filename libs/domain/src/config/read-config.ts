import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** Makes the one config object of an app out of its environment. A bad value stops the start with one sentence that names the variable. */
export function readConfig<T extends object>(type: new () => T, environment: Record<string, string | undefined>): T {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const config = plainToInstance(type, given, { exposeDefaultValues: true, excludeExtraneousValues: false });
  const wrong = validateSync(config, { skipMissingProperties: false });
  if (wrong.length > 0) {
    throw new Error(
      `The environment is not right: ${wrong.map((error) => `${error.property} (${Object.values(error.constraints ?? {}).join(', ')})`).join('; ')}.`,
    );
  }
  return config;
}

import { IsString } from 'class-validator';
import { readConfig } from '#domain/config/read-config.js';

/** What a program that an operator calls takes from its environment. */
export class ProgramConfig {
  @IsString() DATABASE_URL: string;
  @IsString() DATABASE_SYSTEM_URL: string;
}

/** Read from the environment; a bad value stops the program with a sentence. */
export function programConfig(environment: Record<string, string | undefined> = process.env): ProgramConfig {
  return readConfig(ProgramConfig, environment);
}

import { IsString } from 'class-validator';
import { readConfig } from '#domain/config/read-config.js';

/** What a rebuild takes from its environment. */
export class RebuildConfig {
  @IsString() DATABASE_URL: string;
  @IsString() DATABASE_SYSTEM_URL: string;
}

export function rebuildConfig(environment: Record<string, string | undefined> = process.env): RebuildConfig {
  return readConfig(RebuildConfig, environment);
}

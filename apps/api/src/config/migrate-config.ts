import { IsIn, IsOptional, IsString, IsUrl } from 'class-validator';
import { readConfig } from '#domain/config/read-config.js';

/** What the migration takes from its environment: the three roles. */
export class MigrateConfig {
  @IsString() DATABASE_OWNER_URL: string;
  @IsString() DATABASE_URL: string;
  @IsString() DATABASE_SYSTEM_URL: string;
  @IsString() REGLAMENT_PACK = 'west-technology';
  /** The folder of the packs; from the project's folder, where it is no whole path. */
  @IsString() REGLAMENT_PACKS = 'packs';
  /** Without it an empty company is made, and a link for its first administrator. */
  @IsIn(['0', '1']) REGLAMENT_DEMO = '1';
  /** Where browsers find the product: the link for the first administrator begins with it. */
  @IsOptional() @IsUrl({ protocols: ['http', 'https'], require_tld: false, require_protocol: true }) PUBLIC_URL?: string;
  /** The same on this machine, where there is no public address; the launcher knows it. */
  @IsUrl({ protocols: ['http', 'https'], require_tld: false, require_protocol: true }) REGLAMENT_URL = 'http://127.0.0.1:3000';
  /** A new demo company works round the clock, every day: its clocks run whenever somebody tries it. */
  @IsIn(['0', '1']) REGLAMENT_DEMO_ROUND_THE_CLOCK = '0';
}

export function migrateConfig(environment: Record<string, string | undefined> = process.env): MigrateConfig {
  return readConfig(MigrateConfig, environment);
}

import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Max, Min, MinLength, ValidateIf } from 'class-validator';
import { readConfig } from '#domain/config/read-config.js';

/** What the API takes from its environment. */
export class ApiConfig {
  @Type(() => Number) @IsInt() @Min(0) @Max(65_535) PORT = 3000;

  @IsString() HOST = '127.0.0.1';

  /** The app's role: everything inside one organisation. */
  @IsString() DATABASE_URL: string;

  /** The system's role: sign-in and sessions. */
  @IsString() DATABASE_SYSTEM_URL: string;

  @IsString() TEMPORAL_ADDRESS: string;

  @IsString() TEMPORAL_NAMESPACE = 'default';

  /** Signs the session cookie. */
  @IsString() @MinLength(32) SESSION_SECRET: string;

  /** Where browsers find the product; https makes the cookie `__Host-` and Secure. */
  @IsOptional() @IsUrl({ protocols: ['http', 'https'], require_tld: false, require_protocol: true }) PUBLIC_URL?: string;

  @IsIn(['0', '1']) REGLAMENT_DEMO = '1';

  @Type(() => Number) @IsInt() @Min(4) @Max(100) API_POOL = 20;

  /** Calls a minute that one person, program or (not signed in) address may make. */
  @Type(() => Number) @IsInt() @Min(1) @Max(10_000_000) RATE_PER_MINUTE = 1_200;

  /** The folder of the packs; from the project's folder, where it is no whole path. */
  @IsString() REGLAMENT_PACKS = 'packs';

  /** The folder of what people attach: one for all api processes and workers; from the project's folder, where it is no whole path. */
  @IsString() REGLAMENT_FILES = '.data/files';

  @IsIn(['production', 'development', 'test']) NODE_ENV: string = 'production';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent']) LOG_LEVEL = 'info';

  /** Only where NODE_ENV is test. */
  @IsOptional()
  @ValidateIf((config: ApiConfig) => config.NODE_ENV === 'test')
  @IsString()
  @Transform(({ value, obj }: { value: string; obj: { NODE_ENV?: string } }) => (obj.NODE_ENV === 'test' ? value : undefined))
  REGLAMENT_FAULT?: string;

  get https(): boolean {
    return this.PUBLIC_URL?.startsWith('https:') ?? false;
  }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export function apiConfig(environment: Record<string, string | undefined> = process.env): ApiConfig {
  const config = readConfig(ApiConfig, environment);
  if (config.REGLAMENT_DEMO === '1' && !LOOPBACK.has(config.HOST)) {
    throw new Error(`HOST is ${config.HOST}, but the demo logins have a known password: set HOST to 127.0.0.1, or REGLAMENT_DEMO to 0.`);
  }
  return config;
}

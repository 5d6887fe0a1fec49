import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Max, Min, MinLength, ValidateIf } from 'class-validator';
import { readConfig } from '#domain/config/read-config.js';
import { TemporalConfig, temporalConnection } from '#domain/config/temporal-config.js';

/** What the worker takes from its environment. */
export class WorkerConfig extends TemporalConfig {
  /** The app's role: projections and activities. */
  @IsString() DATABASE_URL: string;

  /** The system's role: relay and sweeper. */
  @IsString() DATABASE_SYSTEM_URL: string;

  /** Connections: half of them for projections, the other half less two for activities. */
  @Type(() => Number) @IsInt() @Min(4) @Max(100) WORKER_POOL = 20;

  /** Runs kept in memory, about 2 MB each; others are replayed when they are needed. */
  @Type(() => Number) @IsInt() @Min(1) @Max(100_000) WORKER_CACHE = 300;

  /** Roots started per second at most: a start costs more than a completion. */
  @Type(() => Number) @IsInt() @Min(1) @Max(1_000) STARTS_PER_SECOND = 50;

  @IsIn(['0', '1']) REGLAMENT_DEMO = '1';

  /** Divides the pack's durations, for training; only in demo mode. */
  @Type(() => Number) @IsInt() @Min(1) @Max(10_000) REGLAMENT_TRAINING_SPEED = 1;

  /** The folder of the packs; from the project's folder, where it is no whole path. */
  @IsString() REGLAMENT_PACKS = 'packs';

  /** The folder of what people attach: one for all api processes and workers; from the project's folder, where it is no whole path. */
  @IsString() REGLAMENT_FILES = '.data/files';

  /** Where people open the product: links in letters begin with it. Without it the api's own address. */
  @IsOptional() @IsUrl({ protocols: ['http', 'https'], require_tld: false, require_protocol: true }) PUBLIC_URL?: string;

  /** Where the api listens. */
  @IsString() HOST = '127.0.0.1';
  @Type(() => Number) @IsInt() @Min(1) @Max(65_535) PORT = 3000;

  /** Where operators ask for health and metrics; without it nowhere. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(65_535) METRICS_PORT?: number;

  /** The address of this machine on which they ask. */
  @IsString() METRICS_HOST = '127.0.0.1';

  /** What they show as a bearer token to read the metrics; without it only programs of this machine may. */
  @IsOptional() @IsString() @MinLength(16) METRICS_TOKEN?: string;

  /** Between "I take no more" and the end, so that whoever watches the health has seen it. Seconds. */
  @Type(() => Number) @IsInt() @Min(0) @Max(300) DRAIN_SECONDS = 0;

  @IsIn(['production', 'development', 'test']) NODE_ENV: string = 'production';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug']) LOG_LEVEL = 'info';

  /** Only where NODE_ENV is test. */
  @IsOptional()
  @ValidateIf((config: WorkerConfig) => config.NODE_ENV === 'test')
  @IsString()
  @Transform(({ value, obj }: { value: string; obj: { NODE_ENV?: string } }) => (obj.NODE_ENV === 'test' ? value : undefined))
  REGLAMENT_FAULT?: string;

  /** The stories of a test instead of the product's. Only where NODE_ENV is test. */
  @IsOptional()
  @ValidateIf((config: WorkerConfig) => config.NODE_ENV === 'test')
  @IsString()
  @Transform(({ value, obj }: { value: string; obj: { NODE_ENV?: string } }) => (obj.NODE_ENV === 'test' ? value : undefined))
  REGLAMENT_BUNDLE?: string;

  /** What stands before the path in a link. */
  get publicUrl(): string {
    return this.PUBLIC_URL ?? `http://${this.HOST.includes(':') ? `[${this.HOST}]` : this.HOST}:${this.PORT}`;
  }
}

export function workerConfig(environment: Record<string, string | undefined> = process.env): WorkerConfig {
  const config = readConfig(WorkerConfig, environment);
  temporalConnection(config); // says what does not fit, before anything is started
  if (config.REGLAMENT_TRAINING_SPEED !== 1 && config.REGLAMENT_DEMO !== '1')
    throw new Error('REGLAMENT_TRAINING_SPEED works in demo mode only: set it to 1, or REGLAMENT_DEMO to 1.');
  return config;
}

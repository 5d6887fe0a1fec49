// The launchers are JavaScript, checked by their own tsconfig; this is what the harness calls.
declare module '*/servers/say.mjs' {
  export type Say = (words: string) => void;
  export const silent: Say;
}
declare module '*/servers/ports.mjs' {
  export function choosePort(remembered: unknown): Promise<number>;
  export function waitUntil(condition: () => boolean, options: { timeout: number }): Promise<boolean>;
}
declare module '*/servers/processes.mjs' {
  export function remember(file: string, pid: number): void;
}
declare module '*/servers/postgres.mjs' {
  import type { Say } from 'tools/servers/say.mjs';
  export interface Postgres {
    pid: number;
    superuserUrl: string;
    ownerUrl: string;
    appUrl: string;
    systemUrl: string;
    alive(): boolean;
    destroy(): Promise<void>;
  }
  export function startPostgres(options: { dir: string; durable: boolean; say: Say; own: boolean }): Promise<Postgres>;
}
declare module '*/servers/files.mjs' {
  export function cacheFolder(): string;
  export function isRoot(): boolean;
}
declare module '*/servers/temporal-config.mjs' {
  export function writeConfig(options: {
    dir: string;
    ports: Record<string, { grpc: number; membership: number }>;
    store: { host: string; port: number; user: string; password: string; main: string; visibility: string };
  }): string;
}
declare module '*/start/settings.mjs' {
  export function readSettings(env: Record<string, string>): { database: { app: string; owner: string; system: string } | undefined };
}
declare module '*/servers/engine.mjs' {
  import type { Say } from 'tools/servers/say.mjs';
  export interface EnginePrograms {
    engine: 'sqlite' | 'postgres';
  }
  export interface Temporal {
    address: string;
    pid: number;
    stop(): Promise<void>;
    destroy(): Promise<void>;
  }
  export function engineOf(env: NodeJS.ProcessEnv): EnginePrograms['engine'];
  export function prepareEngine(engine: EnginePrograms['engine'], options: { cache: string; say: Say }): Promise<EnginePrograms>;
  export function startEngine(
    programs: EnginePrograms,
    options: { dir: string; say: Say; headless: boolean; superuserUrl: string; name: string },
  ): Promise<Temporal>;
}
declare module '*/new-process.mjs' {
  export function whyNoName(name: string, root?: string): string | undefined;
}
declare module '*/guide.mjs' {
  export function blocksOf(text: string): { kind: 'sh' | 'file' | 'merge' | 'remove'; file: string; text: string; line: number }[];
}
declare module '*/dev/renewal.mjs' {
  export function touchedBy(files: readonly string[]): { stories: boolean; api: boolean; worker: boolean } | undefined;
}
declare module '*/servers/browser.mjs' {
  import type { Browser } from 'playwright-core';
  export function launchBrowser(): Promise<Browser>;
}

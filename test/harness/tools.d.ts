// The launchers are JavaScript, checked by their own tsconfig; this is what the harness calls.
declare module '*/servers/say.mjs' {
  export type Say = (words: string) => void;
  export const silent: Say;
}
declare module '*/servers/ports.mjs' {
  export function choosePort(remembered: unknown): Promise<number>;
}
declare module '*/servers/files.mjs' {
  export function cacheFolder(): string;
}
declare module '*/servers/engine.mjs' {
  import type { Say } from 'tools/servers/say.mjs';
  export interface EnginePrograms {
    engine: 'sqlite' | 'postgres';
  }
  export interface Temporal {
    address: string;
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

// The launchers are JavaScript, checked by their own tsconfig; this is what the harness calls.
declare module '*/servers/say.mjs' {
  export type Say = (words: string) => void;
  export const silent: Say;
}
declare module '*/servers/ports.mjs' {
  export function choosePort(remembered: unknown): Promise<number>;
}
declare module '*/servers/temporal.mjs' {
  import type { Say } from 'tools/servers/say.mjs';
  export function startTemporal(options: { binary: string; dir: string; say: Say; headless?: boolean }): Promise<{ address: string; stop(): Promise<void> }>;
}

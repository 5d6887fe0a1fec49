import { setTimeout as pause } from 'node:timers/promises';

interface Wanted {
  point: string;
  nth: number;
  action: string;
  milliseconds: number;
}

let wanted: Wanted | undefined;
let passed = 0;

/** Asks for a fault: `point:nth:action[:milliseconds]`, such as `projection-committed:3:kill9`; kill9, throw, delay or hang. For tests only: the config refuses it elsewhere. */
export function askForFault(text: string): void {
  const [point = '', nth = '1', action = 'throw', milliseconds = '1000'] = text.split(':');
  wanted = { point, nth: Number(nth), action, milliseconds: Number(milliseconds) };
  passed = 0;
}

/** A named place where a test can break the product. Costs one comparison where no fault is asked for. */
export async function fault(point: string): Promise<void> {
  if (wanted?.point !== point) return;
  passed += 1;
  if (passed !== wanted.nth) return;
  if (wanted.action === 'kill9') process.kill(process.pid, 'SIGKILL');
  if (wanted.action === 'throw') throw new Error(`Fault asked for at ${point}.`);
  await pause(wanted.action === 'hang' ? 2 ** 31 - 1 : wanted.milliseconds);
}

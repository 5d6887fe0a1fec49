import { lazyRouteComponent } from '@tanstack/react-router';

/** A part of the product did not come: no network, or a new version has taken its place. */
export class PartMissing extends Error {
  constructor(
    /** The server is there: the part is not. */
    readonly replaced: boolean,
    cause: unknown,
  ) {
    super('A part of the product did not load.', { cause });
  }
}

const RELOADED = 'reglament.reloaded';
/** Twice within this would be no new version but a fault, ms. */
const ONCE = 60_000;

/** Whether the page itself is there, asked past every cache. */
async function isServed(): Promise<boolean> {
  try {
    return (await fetch('/', { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

function mayReload(now: number): boolean {
  if (now - Number(sessionStorage.getItem(RELOADED) ?? 0) < ONCE) return false;
  sessionStorage.setItem(RELOADED, String(now));
  return true;
}

/** After a new version its old parts are gone: the page is loaded again by itself, once; what was typed is kept on this computer all the time. */
async function arriving<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    const replaced = await isServed();
    if (!replaced || !mayReload(Date.now())) throw new PartMissing(replaced, error);
    window.location.reload();
    // Nothing more is shown of the old page.
    return new Promise<Part>(() => undefined);
  }
}

/** What is not a page, and wanted soon. */
const loads: (() => Promise<unknown>)[] = [
  () => import('../palette/PaletteList'),
  () => import('../task/AssignForm'),
  () => import('../inbox/BulkAssignForm'),
  () => import('../inbox/Tools'),
  () => import('../notices/NoticePanel'),
  () => import('../why/TaskWhy'),
  () => import('../task/form/WhenField'),
  () => import('../task/form/DateField'),
  () => import('../deal/DealCard'),
  () => import('../deal/ItemsList'),
  () => import('../deal/OfferList'),
];

/** A page that is fetched when it is needed, or before, while nothing else is to be done. */
export function lazyPage<Part extends Record<string, unknown>, Name extends keyof Part & string>(load: () => Promise<Part>, name: Name) {
  loads.push(load);
  return lazyRouteComponent(() => arriving(load), name);
}

/** Fetches all pages while the browser is idle: each click finds its page there, and a lost connection takes none away. */
export async function fetchPagesEarly(): Promise<void> {
  const idle = () => new Promise<unknown>((done) => (window.requestIdleCallback ? window.requestIdleCallback(done) : setTimeout(done, 1_000)));
  for (const load of loads) {
    await idle();
    // Whoever needs a page that did not come is told so then.
    if (!(await load().catch(() => null))) return;
  }
}

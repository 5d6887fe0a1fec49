import type { Weakening } from './weaken.js';
import { short, type Clicked, type ClickOptions, type Login, type Matter, type OpenTask, type World } from './world.js';

/** One schedule, always the same: everything works when it begins, and must work again when it ends. */
export interface NamedRun {
  name: string;
  /** What happens, in one sentence. */
  about: string;
  /** The sentence of the protocol without which this run ends in a violation. */
  finds?: Weakening;
  /** It kills PostgreSQL, and so needs one of its own; or even one on a disk of its own, which it fills. */
  ownCluster?: true | 'on a small disk';
  /** How long the world may take to come to rest afterwards, where that is more than usual. Milliseconds. */
  patience?: number;
  run(world: World): Promise<Matter[]>;
}

/** So many of something. */
export const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** Too large for the workflow, and small enough for the API: the form lets it pass, the story refuses it. */
export const POISON = { note: 'x'.repeat(1_000_100) };

/** What must have happened, or the run has failed. */
export function must(what: string, holds: boolean): void {
  if (!holds) throw new Error(`It was to be so that ${what}.`);
}

export function mustBe(clicked: Clicked, ...statuses: number[]): void {
  must(
    `the click of ${clicked.login} on ${short(clicked.task)} is answered ${statuses.join(' or ')}, not ${clicked.status} ${clicked.text.slice(0, 300)}`,
    statuses.includes(clicked.status),
  );
}

/** The same click again with the same key, until it is answered for good. */
export function clickUntilAnswered(world: World, login: Login, task: OpenTask, options: ClickOptions & { key: string }): Promise<Clicked> {
  return world.product.until(`the answer of ${login}’s click`, async () => {
    const clicked = await world.click(login, task, options);
    return (clicked.status === 200 || clicked.status === 409) && clicked;
  });
}

/** Temporal is killed and comes back: what it held in memory only is lost. The API begins anew, too, so that it does not hold Temporal for away. */
export async function forgetInMemory(world: World): Promise<void> {
  await world.killTemporal();
  await world.startTemporal();
  await world.restart('api');
}

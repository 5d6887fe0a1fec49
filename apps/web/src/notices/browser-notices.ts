import type { ToTell } from './to-tell';

/** Whether the browser tells people something while no page of ours is on the screen. Chosen in each browser: so is its permission. */
export type Choice = 'unable' | 'off' | 'refused' | 'on';

interface Kept {
  on: boolean;
  /** Ids of the notices that this browser has told. */
  told: string[];
}

/** As many as a person has unread; the oldest go. */
const MOST_KEPT = 300;
/** One tab at a time tells, and what it told is told. */
const TELLING = 'reglament.notices';
/** Held by each tab that is on the screen. */
const ON_SCREEN = 'reglament.on-screen';

const keyOf = (person: string) => `reglament.notices.${person}`;
const listeners = new Set<() => void>();

function kept(person: string): Kept {
  try {
    return { on: false, told: [], ...(JSON.parse(localStorage.getItem(keyOf(person)) ?? '{}') as Partial<Kept>) };
  } catch {
    return { on: false, told: [] }; // a browser that keeps nothing tells nothing
  }
}

function keep(person: string, change: Partial<Kept>): void {
  try {
    localStorage.setItem(keyOf(person), JSON.stringify({ ...kept(person), ...change }));
  } catch {
    // Without a place to keep it the browser would tell the same again and again: it stays off.
  }
}

/** Hears of a choice in any tab. */
export function onChoice(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** How it stands now. */
export function choiceOf(person: string): Choice {
  if (!('Notification' in window) || !('locks' in navigator)) return 'unable';
  if (Notification.permission === 'denied') return 'refused';
  return Notification.permission === 'granted' && kept(person).on ? 'on' : 'off';
}

/** Turns it on, which is when the browser asks, or off. What is there already is not told. */
export async function choose(person: string, on: boolean, present: readonly string[]): Promise<void> {
  const granted = on && (await Notification.requestPermission()) === 'granted';
  keep(person, { on: granted, told: [...present] });
  for (const listener of listeners) listener();
}

/** Holds the sign that a page is on the screen, as long as it is. Returns what ends that. */
export function showOnScreen(): () => void {
  if (!('locks' in navigator)) return () => undefined;
  let release: (() => void) | undefined;
  const look = () => {
    release?.();
    release = undefined;
    if (document.visibilityState === 'hidden') return;
    const hidden = new Promise<void>((done) => (release = done));
    void navigator.locks.request(ON_SCREEN, { mode: 'shared' }, () => hidden);
  };
  look();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    release?.();
  };
}

async function isOnScreen(): Promise<boolean> {
  if (document.visibilityState === 'visible') return true;
  const { held } = await navigator.locks.query();
  return (held ?? []).some(({ name }) => name === ON_SCREEN);
}

/**
 * Lets one tab after the other look: `pick` says what of the present to tell, by what was told already, and `tell` tells it. While a page is on the screen
 * nothing is told, and what is there counts as told: it was seen. `present` are the ids of all that is unread.
 */
export async function tellOnce(
  person: string,
  { present, pick, tell }: { present: readonly string[]; pick: (told: ReadonlySet<string>) => ToTell; tell: (picked: ToTell) => void },
): Promise<void> {
  if (choiceOf(person) !== 'on') return;
  await navigator.locks.request(TELLING, async () => {
    const { told } = kept(person);
    const picked = (await isOnScreen()) ? null : pick(new Set(told));
    const now = picked ? [...picked.gathered, ...picked.singles].map(({ id }) => id) : present;
    // Written before it is shown: rather not told than told twice.
    if (now.some((id) => !told.includes(id))) keep(person, { told: [...new Set([...told, ...now])].slice(-MOST_KEPT) });
    if (picked) tell(picked);
  });
}

/** Shows one notice of the browser; a press brings the tab to the front and opens what it is about. */
export function showByBrowser(head: string, { body, tag, sound, open }: { body: string; tag: string; sound: boolean; open: () => void }): void {
  try {
    const shown = new Notification(head, { body, tag, silent: !sound, lang: document.documentElement.lang });
    shown.addEventListener('click', () => {
      window.focus();
      open();
      shown.close();
    });
  } catch {
    // Telephones let only a service worker do this; there the bell has to do.
  }
}

/** Where the hand was when one page of a call gave way to the next. */
interface Hand {
  field: string;
  from: number | null;
  to: number | null;
  at: number;
}

/** Older than this it is another call's, ms: a part of a call may take so long to give way where everything is slow. */
const FRESH = 20_000;

let kept: Hand | null = null;

/** The field that has the focus. */
function fieldHere(): { name: string; input: HTMLInputElement | HTMLTextAreaElement | null } | undefined {
  const here = document.activeElement;
  const name = here?.closest<HTMLElement>('[data-field]')?.dataset['field'];
  if (name === undefined) return undefined;
  return { name, input: here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement ? here : null };
}

/** Remembers where the hand is, for the page that follows. Where it is in no field, what was remembered stays: a page may be drawn anew in between. */
export function keepHand(): void {
  const here = fieldHere();
  if (here) kept = { field: here.name, from: here.input?.selectionStart ?? null, to: here.input?.selectionEnd ?? null, at: Date.now() };
}

/** Where the hand was a moment ago; told once. */
export function takeHand(): Hand | null {
  const hand = kept;
  kept = null;
  return hand !== null && Date.now() - hand.at < FRESH ? hand : null;
}

/** Brings the hand to a row, at the place in its text where it was. */
export function putHand(field: string, place?: { from: number | null; to: number | null }): void {
  const row = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  const target = row?.querySelector<HTMLElement>('textarea, input, [role="radio"][tabindex="0"]');
  target?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  const end = target.value.length;
  target.setSelectionRange(place?.from ?? end, place?.to ?? end);
}

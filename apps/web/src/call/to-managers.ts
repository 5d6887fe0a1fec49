/** Brings the hand to the managers: there a digit chooses. */
export function toManagers(): void {
  document.querySelector<HTMLElement>('[data-managers] [role="radio"][tabindex="0"]')?.focus();
}

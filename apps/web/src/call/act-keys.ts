/** Outcomes with a key of their own, as it is called; all others have `Alt` and their digit. */
export const ACT_KEYS: Readonly<Record<string, string>> = { back: 'Esc' };

/** The same by `event.code`. */
export const ACT_CODES: Readonly<Record<string, string>> = { back: 'Escape' };

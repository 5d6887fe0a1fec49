import { isBegun } from '../call/phone';
import type { FormData } from '../task/form/form-schema';

/** What was typed, as the first words of a call: a number, an address, else what the caller says or is called. */
export function callOf(typed: string): FormData {
  const text = typed.trim();
  if (text === '') return {};
  if (!/\p{L}/u.test(text) && isBegun(text)) return { phone: text };
  if (/^\S+@\S+$/.test(text)) return { email: text };
  return /^\p{Lu}\p{L}+(\s+\p{Lu}\p{L}+)*$/u.test(text) ? { name: text } : { question: text };
}

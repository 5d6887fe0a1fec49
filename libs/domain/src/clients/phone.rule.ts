import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** E.164 of a number in any spelling, or null where it can't be dialled. A number without country is Russian. */
export function phoneOf(spelling: string): string | null {
  const parsed = parsePhoneNumberFromString(spelling, 'RU');
  return parsed?.isPossible() ? parsed.number : null;
}

/** What people put between two numbers in one field. */
const BETWEEN = /[,;/\n]|\s(?:и|или|or|and)\s|[、，；或和]/u;
/** A piece that belongs to the number before it. */
const EXTENSION = /^\s*(?:доб|вн|ext|x|#|分机)/iu;

/**
 * E.164 of all numbers in one field («8 912 …, 8 913 …»), each once, as they stand: the first is the main one. None where any piece with a digit is no
 * number, so that nothing of what was said is dropped without a word.
 */
export function phonesOf(text: string): string[] {
  const pieces = text.split(BETWEEN).filter((piece) => /\p{Nd}/u.test(piece) && !EXTENSION.test(piece));
  const phones = pieces.map(phoneOf);
  return phones.every((phone) => phone !== null) ? [...new Set(phones)] : [];
}

/** A number as people write it: a Russian one `+7 900 000-14-27`, others in their country's international way. */
export function phoneText(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed?.countryCallingCode !== '7' || parsed.nationalNumber.length !== 10) return parsed?.formatInternational() ?? e164;
  return parsed.nationalNumber.replace(/^(\d{3})(\d{3})(\d\d)(\d\d)$/, '+7 $1 $2-$3-$4');
}

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** E.164 of a number in any spelling, or null where it can't be dialled. A number without country is Russian. */
export function phoneOf(spelling: string): string | null {
  const parsed = parsePhoneNumberFromString(spelling, 'RU');
  return parsed?.isPossible() ? parsed.number : null;
}

/** A number as people write it: a Russian one `+7 900 000-14-27`, others in their country's international way. */
export function phoneText(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed?.countryCallingCode !== '7' || parsed.nationalNumber.length !== 10) return parsed?.formatInternational() ?? e164;
  return parsed.nationalNumber.replace(/^(\d{3})(\d{3})(\d\d)(\d\d)$/, '+7 $1 $2-$3-$4');
}

import type { components } from '../api/schema';
import { isEmpty, type FormData } from '../task/form/form-schema';

/** A client as the look-up answers while one types. */
export type FoundClient = components['schemas']['FoundClientDto'];

/** What a client is known by, as the form has it: said again on the call, it is confirmed (WT-1.4). */
export function knownOf(client: FoundClient | undefined): FormData {
  if (!client) return {};
  return { name: client.name, city: client.city, clientKind: client.kind, company: client.company };
}

/** What choosing a client writes into the form: what the server finds the same client by. */
export function identityOf({ phone, phoneText, email, inn }: FoundClient): FormData {
  return { ...((phoneText ?? phone) !== null && { phone: phoneText ?? phone }), ...(email !== null && { email }), ...(inn !== null && { inn }) };
}

/** What was said, and where nothing was what is known of whom one has chosen. */
export function saidOrKnown(said: FormData, known: FormData): FormData {
  return { ...known, ...Object.fromEntries(Object.entries(said).filter(([, value]) => !isEmpty(value))) };
}

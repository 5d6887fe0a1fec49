import type { PersonRef } from '../api/types';
import type { FormData } from '../task/form/form-schema';

/** A client as the look-up answers while one types. */
export interface FoundClient {
  id: string;
  name: string | null;
  company: string | null;
  /** E.164. */
  phone: string | null;
  /** As people write it. */
  phoneText: string | null;
  email: string | null;
  inn: string | null;
  city: string | null;
  kind: 'private' | 'legal' | null;
  manager: { id: string; name: string; awayUntil: string | null; substitute: PersonRef | null } | null;
  openCases: { id: string; number: string; step: string | null; since: string }[];
  lastContact: { at: string; what: string; said: string | null; by: string | null } | null;
  promises: { what: string; label: string; dueAt: string; by: string | null }[];
}

/** What a client is known by, as the form has it: said again on the call, it is confirmed (WT-1.4). */
export function knownOf(client: FoundClient | undefined): FormData {
  if (!client) return {};
  return { name: client.name, city: client.city, clientKind: client.kind, company: client.company };
}

/** What choosing a client writes into the form: what the server finds the same client by. */
export function identityOf({ phone, phoneText, email, inn }: FoundClient): FormData {
  return { ...((phoneText ?? phone) !== null && { phone: phoneText ?? phone }), ...(email !== null && { email }), ...(inn !== null && { inn }) };
}

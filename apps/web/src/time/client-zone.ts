import { createContext, useContext } from 'react';
import type { ClientRef } from '../api/types';
import { zoneOfPhone, zoneOfTown } from './words/towns';

/** By whose clock a time is said: his who is called. Null: by ours. */
export const ClientZone = createContext<string | null>(null);

/** The client's zone where he is known to have another one than we have. */
export function useClientZone(): string | null {
  return useContext(ClientZone);
}

/** Where a client's clock stands, by his town, else by his number; null where neither says it. `town` is what was just heard. */
export function zoneOf(client: Pick<ClientRef, 'city' | 'phone'> | null, town?: unknown): string | null {
  const said = typeof town === 'string' && town.trim() !== '' ? town : (client?.city ?? '');
  return zoneOfTown(said) ?? (client?.phone ? zoneOfPhone(client.phone) : null);
}

/** Whether two clocks show another time at an instant. */
export function differ(one: string, other: string, at: number): boolean {
  const shown = (timeZone: string) => new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return one !== other && shown(one) !== shown(other);
}

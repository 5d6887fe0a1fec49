import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client';
import type { FormData } from '../task/form/form-schema';
import type { FoundClient } from './found-client';
import { isBegun, isWhole, samePhone } from './phone';
import { wordsOf, type RowName } from './rows';

/** After the last key, ms: less than between two keys of whoever types fast. */
const PAUSE = 120;
/** Letters of a name that are worth looking for. */
const FEWEST = 2;

/** Rows by which somebody is looked for while one types into them. */
const NAMED: ReadonlySet<string> = new Set(['name', 'company', 'inn', 'email']);
/** Whoever is found by these is the client, whatever number he calls from today. */
const SURE: ReadonlySet<string> = new Set(['inn', 'email']);

/** What to look for: what is being typed, else the number that was said. */
function wantedOf(data: FormData, here: RowName | undefined): string | null {
  const phone = wordsOf(data, 'phone');
  const typed = here !== undefined && NAMED.has(here) ? wordsOf(data, here).trim() : '';
  const worth = typed.length >= FEWEST;
  if (here !== undefined && SURE.has(here) && worth) return typed;
  if (isWhole(phone)) return phone;
  if (worth) return typed;
  return isBegun(phone) ? phone : null;
}

/** As many as one can choose from while somebody talks. */
const MOST = 4;

async function lookUp(q: string, signal: AbortSignal): Promise<FoundClient[]> {
  const { data, error } = await api.GET('/api/v1/clients', { params: { query: { q, limit: MOST } }, signal });
  if (!data) throw error;
  return data.items;
}

/** Clients found while one types (WT-1.4), and the one whom the call is from: chosen, or the only owner of the number. */
export function useFound(data: FormData, here: RowName | undefined) {
  const [wanted] = useDebouncedValue(wantedOf(data, here), PAUSE);
  /** Who was chosen, and the number that was said of him then: with another number it is another call. */
  const [picked, setPicked] = useState<{ client: FoundClient; phone: string } | null>(null);
  /** The number for which the caller turned out to be nobody of those found. */
  const [isNew, setNew] = useState<unknown>(null);
  const { data: found = [] } = useQuery({
    queryKey: ['get', '/api/v1/clients', { params: { query: { q: wanted, limit: MOST } } }],
    queryFn: ({ signal }) => lookUp(wanted ?? '', signal),
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
  });
  const shown = wanted === null || (isNew !== null && isNew === data['phone']) ? [] : found;
  const phone = wordsOf(data, 'phone');
  const chosen = picked?.phone === phone ? picked.client : shown.find((client) => samePhone(client.phone, phone));
  return {
    found: chosen ? [chosen] : shown,
    chosen,
    /** `said`: the number in the form once he is chosen. */
    pick: (client: FoundClient, said: string) => setPicked({ client, phone: said }),
    /** Nobody of those found: they are not offered again for this number. */
    refuse: () => setNew(data['phone'] ?? ''),
  };
}

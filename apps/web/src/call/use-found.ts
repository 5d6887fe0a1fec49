import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client';
import type { FormData } from '../task/form/form-schema';
import type { FoundClient } from './found-client';
import { isBegun, isWhole, samePhone } from './phone';
import type { RowName } from './rows';

/** After the last key, ms: less than between two keys of whoever types fast. */
const PAUSE = 120;
/** Letters of a name that are worth looking for. */
const FEWEST = 2;

const NAMED: ReadonlySet<string> = new Set(['name', 'company']);

/** What to look for: what is being typed, else the number that was said. */
function wantedOf(data: FormData, here: RowName | undefined): string | null {
  const phone = typeof data['phone'] === 'string' ? data['phone'] : '';
  const typed = here !== undefined && NAMED.has(here) && typeof data[here] === 'string' ? data[here].trim() : '';
  if (isWhole(phone)) return phone;
  if (typed.length >= FEWEST) return typed;
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
  const [picked, setPicked] = useState<string | null>(null);
  /** The number for which the caller turned out to be nobody of those found. */
  const [isNew, setNew] = useState<unknown>(null);
  const { data: found = [] } = useQuery({
    queryKey: ['get', '/api/v1/clients', { params: { query: { q: wanted, limit: MOST } } }],
    queryFn: ({ signal }) => lookUp(wanted ?? '', signal),
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
  });
  const shown = wanted === null || (isNew !== null && isNew === data['phone']) ? [] : found;
  const chosen =
    shown.find(({ id, phone }) => id === picked && (phone === null || samePhone(phone, data['phone'] as string))) ??
    shown.find(({ phone }) => samePhone(phone, data['phone'] as string));
  return {
    found: chosen ? [chosen] : shown,
    chosen,
    pick: ({ id }: FoundClient) => setPicked(id),
    /** Nobody of those found: they are not offered again for this number. */
    refuse: () => setNew(data['phone'] ?? ''),
  };
}

import type { UseQueryResult } from '@tanstack/react-query';
import { query } from '../api/client';
import type { Manager } from '../api/types';

/** While a client is on the line, ms: somebody may have come or gone. */
const LOOK_AGAIN = 20_000;

/** Whom one would call: the client's own manager, else whoever stands in, else the first who is here; else the first of all. */
function firstOf(managers: readonly Manager[]): Manager | undefined {
  const own = managers.find((one) => one.own);
  if (own && own.away === null) return own;
  const standsIn = managers.find(({ id, away }) => id === own?.away?.substitute?.id && away === null);
  return standsIn ?? managers.find(({ away }) => away === null) ?? managers[0];
}

/** To whom the client can be put through, and to whom he is: the one who was chosen, else whom one would call. */
export function useManagers(client: string | undefined, chosen: unknown) {
  const { data = [] }: UseQueryResult<Manager[], unknown> = query.useQuery(
    'get',
    '/api/v1/managers',
    { params: { query: client === undefined ? {} : { client } } },
    { refetchInterval: LOOK_AGAIN, placeholderData: (before: Manager[] | undefined) => before },
  );
  return { managers: data, manager: data.find(({ id }) => id === chosen) ?? firstOf(data) };
}

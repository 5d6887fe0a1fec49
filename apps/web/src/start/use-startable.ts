import { query } from '../api/client';

/** What the caller may start by hand: a matter of the build and the roles, so it is asked once and kept. */
export const useStartable = (may = true) => query.useQuery('get', '/api/v1/processes', {}, { staleTime: Number.POSITIVE_INFINITY, enabled: may });

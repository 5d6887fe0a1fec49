import { QueryClient } from '@tanstack/react-query';
import { toProblem } from '../api/problem';
import { i18n } from '../texts/i18n';

const RETRIES = 2;

/** Only what may pass by itself is asked again: no answer, or the database away. */
function mayPass(failures: number, error: unknown): boolean {
  const { status } = toProblem(error);
  return failures < RETRIES && (status === 0 || status === 503);
}

export const queryClient = new QueryClient({
  // `always`: the server may well be on this computer, whatever the browser thinks of the network.
  defaultOptions: { queries: { retry: mayPass, networkMode: 'always', staleTime: 5_000 }, mutations: { retry: false, networkMode: 'always' } },
});

// Labels of tasks and steps come from the server, in the language of the call.
i18n.on('languageChanged', () => void queryClient.invalidateQueries());

import { keepPreviousData } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { query } from '../api/client';

/** A pause in typing after which it is asked, ms. */
const PAUSE = 120;

/** What the server finds by what is typed. An answer to what was typed before is dropped; what was found stands until the next one is there. */
export function useFound(typed: string) {
  const [asked, setAsked] = useState('');
  const wanted = typed.trim();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE);
    return () => clearTimeout(timer);
  }, [wanted]);
  const answer = query.useQuery(
    'get',
    '/api/v1/find',
    { params: { query: { q: asked } } },
    { enabled: asked !== '' && wanted !== '', placeholderData: keepPreviousData },
  );
  return { found: wanted === '' ? undefined : answer.data, asked, failed: answer.isError, waits: wanted !== asked || answer.isFetching };
}

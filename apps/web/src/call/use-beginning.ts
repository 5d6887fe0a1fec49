import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { queryClient } from '../app/query-client';
import { useMe } from '../app/session';
import { query } from '../api/client';
import type { FormData } from '../task/form/form-schema';
import { keepHand } from './hand';
import { Recorder, type Recording } from './recorder';

/** A call that has no task yet; as soon as it has one, the page is that task, and the hand stays where it is. */
export function useBeginning(): Recording & { change: (part: FormData) => void; leave: () => void } {
  const { user } = useMe();
  const navigate = useNavigate();
  const [recording, setRecording] = useState<Recording | null>(null);
  const [recorder] = useState(
    () =>
      new Recorder({
        userId: user.id,
        show: (now) => setRecording(now),
        open: (id) => {
          const go = async () => {
            // Shown at once: no page in between takes the focus away.
            await queryClient.prefetchQuery(query.queryOptions('get', '/api/v1/tasks/{id}', { params: { path: { id } } }));
            keepHand();
            await navigate({ to: '/tasks/$id', params: { id }, replace: true });
          };
          void go();
        },
      }),
  );
  useEffect(() => {
    recorder.start();
    return () => recorder.stop();
  }, [recorder]);
  return { ...(recording ?? recorder.now), change: (part) => recorder.change(part), leave: () => recorder.leave() };
}

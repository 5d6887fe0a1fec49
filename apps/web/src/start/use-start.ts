import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { api } from '../api/client';
import type { Outcome, Startable } from '../api/types';
import { useAct } from '../api/use-act';
import { fieldsOf, filled, type FormData } from '../task/form/form-schema';
import { focusField, useTaskForm } from '../task/form/use-task-form';

/** The form of a process that one starts, and the start itself: sent again, the same form starts it once. */
export function useStart(startable: Startable) {
  const navigate = useNavigate();
  const { busy, problem, run } = useAct();
  const [data, setData] = useState<FormData>({});
  const sent = useRef({ key: '', text: '' });
  const fields = useMemo(() => fieldsOf(startable), [startable]);
  const outcome = useMemo<Outcome>(() => ({ name: 'start', label: '', hint: null, requires: startable.requires, main: true }), [startable]);
  const form = useTaskForm({ fields, data, outcome });

  const post = async () => {
    const body = filled(data, fields);
    const text = JSON.stringify(body);
    if (sent.current.text !== text) sent.current = { key: crypto.randomUUID(), text };
    const path = { name: startable.name };
    const done = await run(
      () => api.POST('/api/v1/processes/{name}', { params: { path }, body, headers: { 'Idempotency-Key': sent.current.key } }),
      (refused) => {
        const { first } = form.takeFields(refused.fields ?? []);
        if (first !== undefined) requestAnimationFrame(() => focusField(first));
      },
    );
    if (done?.data) await navigate({ to: '/cases/$id', params: { id: done.data.caseId } });
  };

  return {
    fields,
    data,
    form,
    busy,
    problem,
    change: (part: FormData) => {
      form.changed({ ...data, ...part });
      setData((before) => ({ ...before, ...part }));
    },
    send: () => {
      form.tryOutcome(outcome.name);
      const obstacle = form.firstObstacle(outcome);
      if (obstacle === undefined) void post();
      else requestAnimationFrame(() => focusField(obstacle));
    },
  };
}

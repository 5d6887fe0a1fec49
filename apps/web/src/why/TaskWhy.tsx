import { useState } from 'react';
import { query } from '../api/client';
import { WhyButton } from './WhyButton';

/** Why a task is whose it is and due when it is, asked for when somebody wants to know. */
export function TaskWhy({ id, title }: { id: string; title: string }) {
  const [asked, setAsked] = useState(false);
  const { data } = query.useQuery('get', '/api/v1/tasks/{id}/whys', { params: { path: { id } } }, { enabled: asked });
  return <WhyButton whys={data?.items} about={title} opened={(open) => open && setAsked(true)} />;
}

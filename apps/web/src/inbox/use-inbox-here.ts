import { useState } from 'react';
import { useMe } from '../app/session';
import type { Filter } from './filter';
import { cameFrom } from './place';
import { useInbox } from './use-inbox';

/** The inbox, as far down as it was when one left it for a task; `from` is the row that one came back to. */
export function useInboxHere(filter: Filter) {
  const { user } = useMe();
  const list = JSON.stringify(filter);
  const [from] = useState(() => cameFrom(user.id, list));
  const inbox = useInbox(filter, { before: from?.cursors });
  return { ...inbox, list, from: from?.list === list ? from : undefined };
}

export type InboxHere = ReturnType<typeof useInboxHere>;

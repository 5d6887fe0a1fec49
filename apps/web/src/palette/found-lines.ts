import { IconBriefcase, IconChecklist, IconPhone, IconPhoneIncoming, IconUser } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { useNavigate } from '@tanstack/react-router';
import type { CaseRow, Found, TaskRow } from '../api/types';
import { calledBy } from '../clients/use-clients';
import type { FormData } from '../task/form/form-schema';
import type { Act, Line } from './line';
import type { Recent } from './recent';

/** What lines are made with. */
export interface Making {
  t: TFunction;
  navigate: ReturnType<typeof useNavigate>;
  /** Begins a call with this; null where one may not, or is on a call. */
  begin: ((data: FormData) => void) | null;
}

const joined = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(', ');

/** Dials, as the link of a number does. */
function dial(phone: string): void {
  window.location.assign(`tel:${phone}`);
}

function clientLine(client: Found['clients'][number], { t, navigate, begin }: Making): Line {
  const { id, name, company, phone, phoneText, email, inn, city, matched } = client;
  const title = calledBy(client) ?? t('client.unknown');
  const reach = matched === 'email' ? email : phoneText;
  const more = joined(name !== null && company, reach !== title && reach, matched === 'inn' && inn && t('clients.innIs', { inn }), city);
  const acts: Act[] = [];
  if (phone !== null) acts.push({ title: t('palette.dial', { phone: phoneText ?? phone }), Sign: IconPhone, keys: 'Alt Enter', run: () => dial(phone) });
  if (begin) {
    const data = { ...(phoneText !== null && { phone: phoneText }), ...(name !== null && { name }), ...(company !== null && { company }) };
    acts.push({ title: t('palette.newRequest'), Sign: IconPhoneIncoming, run: () => begin(data) });
  }
  const run = () => void navigate({ to: '/clients/$id', params: { id } });
  return { id: `client-${id}`, group: 'clients', title, more, Sign: IconUser, run, acts, recent: { kind: 'client', id, title, more } };
}

function caseLine(one: CaseRow, { t, navigate }: Making): Line {
  const { id, number, gist, client, holder, openedAt } = one;
  const who = client ? calledBy(client) : one.starter?.name;
  const more = joined(who, gist, one.status === 'closed' && t('cases.states.closed'));
  const acts: Act[] = client
    ? [
        {
          title: t('palette.toClient', { name: who ?? t('client.unknown') }),
          Sign: IconUser,
          run: () => void navigate({ to: '/clients/$id', params: { id: client.id } }),
        },
      ]
    : [];
  if (client?.phone)
    acts.unshift({ title: t('palette.dial', { phone: client.phoneText ?? client.phone }), Sign: IconPhone, keys: 'Alt Enter', run: () => dial(client.phone!) });
  return {
    id: `case-${id}`,
    group: 'cases',
    title: number,
    more,
    Sign: IconBriefcase,
    deadline: holder?.until ? { openedAt: holder.since ?? openedAt, warnAt: null, dueAt: holder.until } : null,
    run: () => void navigate({ to: '/cases/$id', params: { id } }),
    acts,
    recent: { kind: 'case', id, title: number, more },
  };
}

function taskLine(task: TaskRow, { t, navigate }: Making): Line {
  const { id, title, caseId, caseNumber, client } = task;
  const more = joined(client ? calledBy(client) : task.starter?.name, caseNumber);
  const acts: Act[] = [];
  if (caseId !== null)
    acts.push({
      title: t('palette.toCase', { number: caseNumber }),
      Sign: IconBriefcase,
      run: () => void navigate({ to: '/cases/$id', params: { id: caseId } }),
    });
  return {
    id: `task-${id}`,
    group: 'tasks',
    title,
    more,
    Sign: IconChecklist,
    deadline: task,
    run: () => void navigate({ to: '/tasks/$id', params: { id } }),
    acts,
    recent: { kind: 'task', id, title, more },
  };
}

/** So many of each kind where more than one kind was found: what can be done must be seen, too. */
const BALANCED = { clients: 4, cases: 3, tasks: 2 };

/** Lines of what the server found. */
export function foundLines(found: Found | undefined, making: Making): Line[] {
  if (!found) return [];
  const { clients, cases, tasks } = found;
  const kinds = [clients, cases, tasks].filter(({ length }) => length > 0).length;
  const part = <One>(all: readonly One[], most: number) => (kinds > 1 ? all.slice(0, most) : all);
  return [
    ...part(clients, BALANCED.clients).map((one) => clientLine(one, making)),
    ...part(cases, BALANCED.cases).map((one) => caseLine(one, making)),
    ...part(tasks, BALANCED.tasks).map((one) => taskLine(one, making)),
  ];
}

const RECENT_SIGNS = { client: IconUser, case: IconBriefcase, task: IconChecklist } as const;
const RECENT_PAGES = { client: '/clients/$id', case: '/cases/$id', task: '/tasks/$id' } as const;

/** Lines of what one opened last. */
export function recentLines(recent: readonly Recent[], { navigate }: Making): Line[] {
  return recent.map((one) => ({
    id: `recent-${one.kind}-${one.id}`,
    group: 'recent',
    title: one.title,
    more: one.more,
    Sign: RECENT_SIGNS[one.kind],
    run: () => void navigate({ to: RECENT_PAGES[one.kind], params: { id: one.id } }),
    recent: one,
  }));
}

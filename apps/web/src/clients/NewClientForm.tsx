import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useAct } from '../api/use-act';
import { ActForm } from '../ui/ActForm';
import { begunWith, changesOf, NOTHING_TYPED } from './facts';
import { FactsFields, KnownHint } from './FactsFields';
import { useClientsAgain } from './use-clients';

/** Writes a new client down; where he is known already, it leads to him. It begins with what was looked for in vain. */
export function NewClientForm({ typed, close }: { typed: string; close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const again = useClientsAgain();
  const { busy, problem, run } = useAct();
  const [facts, setFacts] = useState(() => begunWith(typed));
  const send = async () => {
    const made = await run(() => api.POST('/api/v1/clients', { body: changesOf(NOTHING_TYPED, facts) }));
    if (!made?.data) return;
    again();
    void navigate({ to: '/clients/$id', params: { id: made.data.id } });
  };
  return (
    <ActForm
      title={t('clients.newTitle')}
      hint={<KnownHint problem={problem} />}
      act={t('clients.write')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      <FactsFields facts={facts} change={setFacts} />
    </ActForm>
  );
}

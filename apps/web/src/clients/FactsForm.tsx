import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { ClientDetail } from '../api/types';
import { useAct } from '../api/use-act';
import { ActForm } from '../ui/ActForm';
import { changesOf, factsOf } from './facts';
import { FactsFields, KnownHint } from './FactsFields';
import { useClientsAgain } from './use-clients';

/** Changes what is known of a client, in place; only what was changed is sent. */
export function FactsForm({ client, close }: { client: ClientDetail; close: () => void }) {
  const { t } = useTranslation();
  const again = useClientsAgain();
  const { busy, problem, run } = useAct();
  const [before] = useState(() => factsOf(client));
  const [facts, setFacts] = useState(before);
  const send = async () => {
    const body = changesOf(before, facts);
    if (Object.keys(body).length > 0) {
      if (!(await run(() => api.PUT('/api/v1/clients/{id}', { params: { path: { id: client.id } }, body })))) return;
      again();
    }
    close();
  };
  return (
    <ActForm
      title={t('clients.changeTitle')}
      hint={<KnownHint problem={problem} />}
      act={t('clients.save')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      <FactsFields facts={facts} change={setFacts} />
    </ActForm>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useAct } from '../api/use-act';
import { NOTHING_KNOWN, supplierChanges } from './facts';
import { SupplierForm } from './SupplierForm';
import { useSuppliersAgain } from './use-suppliers';

/** Writes a new supplier down and goes on to his page, where his price list is loaded. It begins with what was looked for in vain. */
export function NewSupplier({ typed: begun, close }: { typed: string; close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const again = useSuppliersAgain();
  const { busy, problem, run } = useAct();
  const [typed, setTyped] = useState({ ...NOTHING_KNOWN, name: begun });
  const send = async () => {
    const body = { ...supplierChanges(NOTHING_KNOWN, typed), name: typed.name.trim() };
    const made = await run(() => api.POST('/api/v1/suppliers', { body }));
    if (!made?.data) return;
    void again();
    void navigate({ to: '/suppliers/$id', params: { id: made.data.id } });
  };
  return (
    <SupplierForm
      title={t('suppliers.newTitle')}
      act={t('suppliers.write')}
      typed={typed}
      type={setTyped}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    />
  );
}

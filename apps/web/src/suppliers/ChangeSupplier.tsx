import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { toProblem } from '../api/problem';
import type { Supplier, SupplierFacts } from '../api/types';
import { useAct } from '../api/use-act';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';
import { supplierChanges, typedOf } from './facts';
import { SupplierForm } from './SupplierForm';
import { useSuppliersAgain } from './use-suppliers';

/** Changes what is known of a supplier; only what was changed is sent, and it can be taken back. */
export function ChangeSupplier({ supplier, close }: { supplier: Supplier; close: () => void }) {
  const { t } = useTranslation();
  const again = useSuppliersAgain();
  const words = useProblemWords();
  const { busy, problem, run } = useAct();
  const [before] = useState(() => typedOf(supplier));
  const [typed, setTyped] = useState(before);
  const put = (body: SupplierFacts) => api.PUT('/api/v1/suppliers/{id}', { params: { path: { id: supplier.id } }, body });
  const undo = async () => {
    try {
      const { error } = await put(supplierChanges(typed, before));
      if (error !== undefined) throw error as unknown;
      say(t('suppliers.asBefore'));
    } catch (thrown) {
      say(words(toProblem(thrown)));
    }
    await again();
  };
  const send = async () => {
    const body = supplierChanges(before, typed);
    if (Object.keys(body).length > 0) {
      if (!(await run(() => put(body)))) return;
      void again();
      say(t('suppliers.changed', { name: typed.name.trim() }), () => void undo());
    }
    close();
  };
  return (
    <SupplierForm
      title={t('suppliers.changeTitle')}
      act={t('suppliers.save')}
      typed={typed}
      type={setTyped}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    />
  );
}

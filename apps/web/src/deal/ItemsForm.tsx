import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useAct } from '../api/use-act';
import { filledRows, type ListSchema, type Row } from '../task/form/form-schema';
import { ActForm } from '../ui/ActForm';
import { say } from '../ui/toast';
import styles from './Deal.module.css';
import type { Deal } from '../api/types';
import { isDecimal } from './decimal';
import { ItemsList } from './ItemsList';
import { useDealAgain } from './use-deal';

/** As many as a deal has. */
const MOST = 50;
const FIELD: ListSchema = { type: 'array', items: { properties: {} }, maxItems: MOST };

/** The client wants something else: the things as they are to be from now on. Questions to suppliers are withdrawn and asked anew (WT-2.3). */
export function ItemsForm({ caseId, deal, close }: { caseId: string; deal: Pick<Deal, 'lines'>; close: () => void }) {
  const { t } = useTranslation();
  const again = useDealAgain();
  const { busy, problem, run } = useAct();
  const [rows, setRows] = useState<readonly Row[]>(() => deal.lines.map(rowOf));
  const [tried, setTried] = useState(false);
  const wrong = Object.fromEntries(
    rows.flatMap((row, index) => [
      ...(isDecimal(row['quantity']) ? [] : [[`${index}.quantity`, t('deal.items.quantityWrong')]]),
      ...(typeof row['name'] === 'string' && row['name'].trim() !== '' ? [] : [[`${index}.name`, t('deal.items.nameWrong')]]),
    ]),
  ) as Record<string, string>;
  const send = async () => {
    setTried(true);
    if (rows.length === 0 || Object.keys(wrong).length > 0) return;
    const items = filledRows(rows).map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== null)));
    const body = { items: items as unknown as Parameters<typeof post>[1]['items'] };
    if (!(await run(() => post(caseId, body)))) return;
    say(t('deal.items.told'));
    again();
    close();
  };
  return (
    <ActForm
      title={t('deal.items.title')}
      hint={t('deal.items.hint')}
      act={t('deal.items.send')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      <div className={styles.whole}>
        <ItemsList
          id="deal-items"
          name="items"
          field={{ ...FIELD, title: t('deal.panel.lines') }}
          rows={rows}
          wrong={tried ? wrong : {}}
          readOnly={false}
          change={setRows}
        />
        {tried && rows.length === 0 && (
          <p className={styles.wrong} role="alert">
            {t('deal.items.needed')}
          </p>
        )}
      </div>
    </ActForm>
  );
}

const post = (caseId: string, body: { items: { name: string; quantity: string }[] }) =>
  api.POST('/api/v1/cases/{id}/items', { params: { path: { id: caseId } }, body });

function rowOf({ item, article, name, quantity, supplier, ask }: Deal['lines'][number]): Row {
  return {
    ...(item !== null && { item }),
    ...(article !== null && { article }),
    name,
    quantity,
    ...(supplier && { supplier: supplier.id }),
    ...(ask && { ask }),
  };
}

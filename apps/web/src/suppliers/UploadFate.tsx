import { useTranslation } from 'react-i18next';
import type { ImportedList, Supplier } from '../api/types';
import { Button } from '../ui/Button';
import { FactLine } from '../ui/FactLine';
import styles from './Upload.module.css';
import { useCount } from './use-count';
import type { UploadFate as Fate } from './use-upload';

interface UploadFateProps {
  fate: Exclude<Fate, { kind: 'going' }>;
  supplier: Supplier;
  /** Chooses another file. */
  choose: () => void;
}

/** What became of a file: it counts, its columns are asked about, or it was refused and nothing has changed. */
export function UploadFate({ fate, supplier, choose }: UploadFateProps) {
  const { t } = useTranslation();
  if (fate.kind === 'done') return <Loaded name={fate.name} list={fate.list} />;
  return (
    <div className={styles.fate}>
      <FactLine
        kind="refused"
        afterAct
        title={`${fate.name}: ${fate.words}`}
        acts={
          <>
            {fate.again && <Button onClick={fate.again}>{t('suppliers.upload.again')}</Button>}
            <Button data-next="" onClick={choose}>
              {t('suppliers.upload.other')}
            </Button>
          </>
        }
      >
        {t(supplier.list ? 'suppliers.upload.nothingChanged' : 'suppliers.upload.stillNone')}
      </FactLine>
    </div>
  );
}

function Loaded({ name, list }: { name: string; list: ImportedList }) {
  const { t } = useTranslation();
  const count = useCount();
  const goods = t('suppliers.goodsOf', { count: list.accepted, amount: count(list.accepted) });
  if (list.state === 'current') {
    return (
      <div className={styles.fate}>
        <FactLine kind="done" title={t('suppliers.upload.done', { name, goods })}>
          {[
            t('suppliers.upload.ofRows', { count: list.rows, amount: count(list.rows) }),
            list.rejectedRows > 0 && t('suppliers.upload.rejected', { amount: count(list.rejectedRows) }),
            list.unclearRows > 0 && t('suppliers.upload.unclear', { amount: count(list.unclearRows) }),
            t(`suppliers.datedBy.${list.datedBy}`),
          ]
            .filter(Boolean)
            .join(t('page.and'))}
        </FactLine>
      </div>
    );
  }
  return (
    <div className={styles.fate}>
      <FactLine kind="changed" title={t(list.needsMapping?.changed ? 'suppliers.upload.moved' : 'suppliers.upload.asking', { name })}>
        {t(list.rejectedRows > 0 ? 'suppliers.upload.nothingTaken' : 'suppliers.upload.askingText')}
      </FactLine>
    </div>
  );
}

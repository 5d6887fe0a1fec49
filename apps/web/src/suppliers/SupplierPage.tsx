import '../texts/later';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Supplier } from '../api/types';
import { Page } from '../app/Page';
import { useMay } from '../app/session';
import { Trouble } from '../app/Trouble';
import layout from '../cases/Case.module.css';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { Skeleton } from '../ui/Skeleton';
import { useKeys } from '../ui/use-keys';
import { ChangeSupplier } from './ChangeSupplier';
import { CurrentList } from './CurrentList';
import { ListHistory } from './ListHistory';
import { MappingPanel } from './MappingPanel';
import { ReadsCard } from './ReadsCard';
import styles from './Supplier.module.css';
import { SupplierFacts } from './SupplierFacts';
import { UploadCard } from './UploadCard';
import { useUpload, type Upload } from './use-upload';
import { useSupplier } from './use-suppliers';

/** One supplier: his price list is loaded here, its columns are told, and how to reach him stands beside (WT-3.1). */
export function SupplierPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/signed-in/suppliers/$id' });
  const upload = useUpload(id);
  const { data, error, refetch } = useSupplier(id, upload.fate?.kind === 'going');
  return (
    <Page title={t('suppliers.one')} tab={data?.name ?? t('suppliers.one')} back="/suppliers">
      {data && <Contents key={data.id} supplier={data} upload={upload} />}
      {!data && error !== null && <Trouble error={error} again={() => void refetch()} back="/suppliers" />}
      {!data && error === null && <Skeleton />}
    </Page>
  );
}

function Contents({ supplier, upload }: { supplier: Supplier; upload: Upload }) {
  const { t } = useTranslation();
  const may = useMay('supplier.manage');
  const [open, setOpen] = useState<'facts' | 'columns'>();
  const close = () => setOpen(undefined);
  const { pending, list } = supplier;
  const asked = pending?.state === 'asking' ? pending : null;
  const correct = may && list !== null && asked === null;
  useKeys({
    ...(may ? { KeyE: [t('suppliers.change'), () => setOpen('facts')] } : {}),
    ...(correct ? { KeyM: [t('suppliers.mapping.open'), () => setOpen('columns')] } : {}),
  });
  const columns = asked ?? (correct && open === 'columns' ? list : null);
  return (
    <div className={layout.case}>
      <header className={`${layout.wide} ${layout.head}`}>
        <div>
          <h2 className={styles.title}>{supplier.name}</h2>
          {supplier.contact !== null && <p className={layout.sub}>{supplier.contact}</p>}
        </div>
        {may && (
          <Button onClick={() => setOpen('facts')} aria-expanded={open === 'facts'} aria-keyshortcuts="E">
            {t('suppliers.change')} <Key name="E" />
          </Button>
        )}
      </header>
      {open === 'facts' && (
        <div className={`panel ${layout.wide} ${styles.form}`}>
          <ChangeSupplier supplier={supplier} close={close} />
        </div>
      )}
      <div className={styles.main}>
        {may && <UploadCard supplier={supplier} upload={upload} main={columns === null} />}
        {columns !== null && may && (
          <MappingPanel
            key={columns.id}
            supplier={supplier}
            list={columns}
            upload={upload}
            close={asked ? null : close}
            begin={upload.fate?.kind === 'done' || open === 'columns'}
          />
        )}
        <CurrentList supplier={supplier} />
        <ListHistory id={supplier.id} />
      </div>
      <div className={layout.column}>
        <SupplierFacts supplier={supplier} />
        <ReadsCard supplier={supplier} open={correct ? () => setOpen('columns') : null} />
      </div>
    </div>
  );
}

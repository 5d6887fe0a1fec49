import { IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Supplier } from '../api/types';
import { useDropped } from '../files/use-dropped';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import { ListedOn } from './ListedOn';
import { LoadingLine } from './LoadingLine';
import styles from './Upload.module.css';
import { UploadFate } from './UploadFate';
import type { Upload } from './use-upload';

/** What suppliers send, by the ends of names; what a file really is, the server sees. */
const TAKEN = '.xlsx,.xlsm,.xls,.csv,.txt,.htm,.html';

interface UploadCardProps {
  supplier: Supplier;
  upload: Upload;
  /** Whether this is what one is here for; otherwise columns are asked about. */
  main: boolean;
}

/** Takes a price list by the button (U), dropped anywhere on the page, or pasted; says how far it is, and what became of it (WT-3.1). */
export function UploadCard({ supplier, upload, main }: UploadCardProps) {
  const { t } = useTranslation();
  const [listedOn, setListedOn] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { fate } = upload;
  const take = ([file]: readonly File[]) => file && upload.upload(file, listedOn);
  const over = useDropped(true, take);
  const choose = () => input.current?.click();
  useKeys({ KeyU: [t('suppliers.upload.act'), choose] });
  return (
    <section className={over ? `panel ${styles.card} ${styles.over}` : `panel ${styles.card}`} aria-label={t('suppliers.upload.title')}>
      <div className={styles.top}>
        <Button kind={main ? 'main' : 'ghost'} onClick={choose} aria-keyshortcuts="U" aria-busy={fate?.kind === 'going'} className={styles.act}>
          <IconUpload size={20} aria-hidden /> {t('suppliers.upload.act')} <Key name="U" />
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept={TAKEN}
          aria-label={t('suppliers.upload.act')}
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])]);
            // The same file again, once it is mended, is a change, too.
            event.currentTarget.value = '';
          }}
        />
        <ListedOn change={setListedOn} />
      </div>
      <p className={styles.hint}>
        <span className="wide-only">{t(over ? 'suppliers.upload.letGo' : 'suppliers.upload.hint')} </span>
        {!over && t('suppliers.upload.kinds')}
      </p>
      {(fate?.kind === 'going' || supplier.pending?.state === 'loading') && (
        <LoadingLine supplier={supplier} name={fate?.name ?? supplier.pending?.fileName ?? ''} />
      )}
      {fate && fate.kind !== 'going' && <UploadFate fate={fate} supplier={supplier} choose={choose} />}
    </section>
  );
}

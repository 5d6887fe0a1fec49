import { IconFile, IconFileMusic, IconFileText, IconFileTypePdf, IconPaperclip, IconPhoto, IconTable, IconX, type Icon } from '@tabler/icons-react';
import { createElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TAKEN_ENDINGS } from '#domain/files/file-kind.rule.js';
import type { AttachedFile } from '../api/types';
import { useMay } from '../app/session';
import { When } from '../time/When';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import styles from './Files.module.css';
import { sizeText } from './size-text';
import { useDropped } from './use-dropped';
import { useFiles, type FilesPlace, type Sending } from './use-files';

interface FilesCardProps {
  place: FilesPlace;
  className?: string | undefined;
}

/** What lies beside a task and its case. A file is added by the button (F), dropped anywhere on the page, or pasted. */
export function FilesCard({ place, className }: FilesCardProps) {
  const { t } = useTranslation();
  const may = useMay('file.add');
  const { files, sending, add, remove, retry, drop } = useFiles(place);
  const over = useDropped(may, add);
  const input = useRef<HTMLInputElement>(null);
  useKeys(may ? { KeyF: [t('files.add'), () => input.current?.click()] } : {});
  if (!may && (files ?? []).length === 0) return null;
  return (
    <section className={[`panel`, styles.card, over && styles.over, className].filter(Boolean).join(' ')} aria-label={t('files.title')}>
      <div className={styles.head}>
        <h2 className="caption">{t('files.title')}</h2>
        {may && (
          <Button kind="quiet" onClick={() => input.current?.click()} aria-keyshortcuts="F">
            <IconPaperclip size={16} aria-hidden /> {t('files.add')} <Key name="F" />
          </Button>
        )}
      </div>
      {may && (
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={TAKEN_ENDINGS.join(',')}
          aria-label={t('files.add')}
          onChange={(event) => {
            add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      )}
      {((files ?? []).length > 0 || sending.length > 0) && (
        <ul className={styles.list}>
          {sending.map((one) => (
            <OnItsWay key={one.key} one={one} retry={() => retry(one)} drop={() => drop(one.key)} />
          ))}
          {files?.map((file) => (
            <Row key={file.id} file={file} here={place.taskId} remove={() => remove(file)} />
          ))}
        </ul>
      )}
      {may && <p className={styles.hint}>{t(over ? 'files.letGo' : 'files.hint')}</p>}
    </section>
  );
}

function signOf(type: string): Icon {
  if (type === 'application/pdf') return IconFileTypePdf;
  if (type.startsWith('image/')) return IconPhoto;
  if (type.startsWith('audio/')) return IconFileMusic;
  if (type.includes('sheet') || type.includes('excel') || type === 'text/csv') return IconTable;
  return type.startsWith('text/') || type.includes('word') || type.includes('text') ? IconFileText : IconFile;
}

function Row({ file, here, remove }: { file: AttachedFile; here: string | null; remove: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <li className={styles.row}>
      {createElement(signOf(file.type), { size: 20, className: styles.sign, 'aria-hidden': true })}
      <div className={styles.text}>
        <a className={`link ${styles.name}`} href={`/api/v1/files/${file.id}`} download={file.name}>
          {file.name}
        </a>
        <p className={styles.sub}>
          {sizeText(file.size, i18n.language)}, {file.by.name}, <When at={file.at} as="moment" />
          {file.taskTitle !== null && file.taskId !== here && `, ${t('files.ofTask', { title: file.taskTitle })}`}
        </p>
      </div>
      {file.mine && (
        <Button kind="quiet" square onClick={remove} aria-label={t('files.remove', { name: file.name })} title={t('files.remove', { name: file.name })}>
          <IconX size={16} aria-hidden />
        </Button>
      )}
    </li>
  );
}

function OnItsWay({ one, retry, drop }: { one: Sending; retry: () => void; drop: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <li className={styles.row} aria-busy={one.wrong === null}>
      <IconFile size={20} className={styles.sign} aria-hidden />
      <div className={styles.text}>
        <p className={styles.name}>{one.file.name}</p>
        {one.wrong === null ? (
          <p className={styles.sub}>{t('files.going', { size: sizeText(one.file.size, i18n.language) })}</p>
        ) : (
          <p className={styles.wrong} role="alert">
            {one.wrong}
          </p>
        )}
      </div>
      {one.wrong !== null && (
        <span className={styles.acts}>
          {one.again && (
            <Button kind="quiet" onClick={retry}>
              {t('files.again')}
            </Button>
          )}
          <Button kind="quiet" square onClick={drop} aria-label={t('files.forget', { name: one.file.name })}>
            <IconX size={16} aria-hidden />
          </Button>
        </span>
      )}
    </li>
  );
}

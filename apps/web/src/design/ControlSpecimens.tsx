import { Select, Textarea, TextInput } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import styles from './Design.module.css';
import { Specimen } from './Specimen';

/** Fields, buttons and keys. */
export function ControlSpecimens() {
  const { t } = useTranslation();
  const label = t('design.field.label');
  const choices = [t('design.sample.manager'), t('design.sample.other')];
  return (
    <>
      <Specimen title={t('design.fields')}>
        <TextInput label={label} placeholder={t('design.field.placeholder')} />
        <TextInput label={t('design.field.required')} required defaultValue={t('design.sample.name')} />
        <TextInput label={t('design.field.wrong')} defaultValue={t('design.field.wrongValue')} error={t('design.field.reason')} />
        <TextInput label={t('design.field.readOnly')} readOnly defaultValue={t('design.sample.company')} />
        <Textarea label={t('design.field.long')} defaultValue={t('design.sample.gist')} autosize minRows={2} />
        <Select label={t('design.field.choice')} data={choices} defaultValue={choices[0]!} />
      </Specimen>
      <Specimen title={t('design.buttons')}>
        <div className={styles.row}>
          <Button kind="main">
            {t('tasks.next')} <Key name="N" />
          </Button>
        </div>
        <div className={styles.row}>
          <Button kind="ghost">
            {t('peek.open')} <Key name="Enter" />
          </Button>
          <Button>
            {t('hold.snooze')} <Key name="S" />
          </Button>
          <Button kind="quiet">{t('live.show')}</Button>
          <Button square aria-label={t('palette.open')}>
            <IconPhone size={18} aria-hidden />
          </Button>
          <Button aria-busy>{t('act.going')}</Button>
        </div>
      </Specimen>
      <Specimen title={t('design.keys')}>
        <div className={styles.row}>
          {['J', 'K', 'Ctrl K', 'Alt 2', 'Enter', 'Esc', '?'].map((name) => (
            <Key key={name} name={name} />
          ))}
        </div>
        <div className={styles.row}>
          <Avatar kind="person" name={t('design.sample.manager')} me />
          <Avatar kind="person" name={t('design.sample.other')} />
          {(['group', 'client', 'supplier', 'timer', 'system'] as const).map((kind) => (
            <Avatar key={kind} kind={kind} name={t(`design.holder.${kind}`)} />
          ))}
        </div>
      </Specimen>
    </>
  );
}

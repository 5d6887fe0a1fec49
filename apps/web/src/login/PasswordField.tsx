import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { LineField } from '../ui/LineField';
import styles from './LoginPage.module.css';

/** A password, which whoever types it may look at. */
export function PasswordField(field: Omit<ComponentProps<typeof LineField>, 'type' | 'children'>) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <LineField {...field} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false}>
      <button type="button" className={styles.show} aria-label={t('login.show')} aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? <IconEyeOff size={18} aria-hidden /> : <IconEye size={18} aria-hidden />}
      </button>
    </LineField>
  );
}

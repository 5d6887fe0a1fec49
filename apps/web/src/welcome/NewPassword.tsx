import { useTranslation } from 'react-i18next';
import { PasswordField } from '../login/PasswordField';
import styles from './WelcomePage.module.css';
import type { PasswordFault } from '#domain/people/password.rule.js';

interface NewPasswordProps {
  value: string;
  change: (password: string) => void;
  /** Why it would be refused; null: it is good, or nothing was typed. */
  fault: PasswordFault | null;
}

/** A password that is to be: what is asked of it stands beneath, and why this one would be refused as soon as it is known. */
export function NewPassword({ value, change, fault }: NewPasswordProps) {
  const { t } = useTranslation();
  // While it is still being typed, short is no fault to speak of in red.
  const wrong = fault !== null && fault !== 'short';
  return (
    <div>
      <PasswordField
        label={t('welcome.newPassword')}
        name="new-password"
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
        autoComplete="new-password"
        aria-describedby="new-password-hint"
        aria-invalid={wrong}
      />
      <p id="new-password-hint" className={wrong ? styles.fault : styles.hint} aria-live="polite">
        {wrong ? t(`welcome.fault.${fault}`) : t('welcome.passwordHint')}
      </p>
    </div>
  );
}

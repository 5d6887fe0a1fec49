import { useTranslation } from 'react-i18next';
import { ROLES } from '#domain/people/role.type.js';
import { useMe } from '../app/session';
import { LANGUAGES } from '../texts/i18n';
import { ChoiceLine } from '../ui/ChoiceLine';
import { TicksField } from '../ui/TicksField';
import { WordsField } from '../ui/WordsField';
import type { TypedAccount } from './typed-account';

interface AccountFieldsProps {
  typed: TypedAccount;
  type: (typed: TypedAccount) => void;
  /** Whether the login is asked: later it stays. */
  fresh?: boolean;
}

/** What an administrator says of somebody. */
export function AccountFields({ typed, type, fresh = false }: AccountFieldsProps) {
  const { t } = useTranslation();
  const { user } = useMe();
  const words = (field: 'name' | 'login' | 'email' | 'skills', max: number) => ({
    label: t(`accounts.fields.${field}`),
    max,
    value: typed[field],
    change: (value: string) => type({ ...typed, [field]: value }),
  });
  return (
    <>
      <WordsField first {...words('name', 200)} />
      {fresh && <WordsField placeholder={t('accounts.loginHint')} {...words('login', 60)} />}
      <WordsField {...words('email', 200)} />
      <ChoiceLine
        label={t('accounts.fields.language')}
        value={typed.language}
        choose={(language) => type({ ...typed, language })}
        choices={LANGUAGES.map((language) => ({ value: language, label: t(`languages.${language}`) }))}
      />
      <TicksField
        label={t('accounts.fields.roles')}
        choices={ROLES.map((role) => ({ value: role, label: user.roleNames[role] ?? t(`roles.${role}`) }))}
        ticked={typed.roles}
        change={(roles) => type({ ...typed, roles })}
      />
      <WordsField placeholder={t('accounts.skillsHint')} {...words('skills', 500)} />
    </>
  );
}

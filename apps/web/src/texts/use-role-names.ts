import { useTranslation } from 'react-i18next';

/** Names of roles, as one line. A role that this release does not know is shown as it is called. */
export function useRoleNames(): (roles: readonly string[]) => string {
  const { t } = useTranslation();
  const name = (role: string) => t(`roles.${role}` as 'roles.manager', { defaultValue: role });
  return (roles) => roles.map(name).join(t('page.and'));
}

import { useTranslation } from 'react-i18next';

/** Names of roles, as one line. A role that this release does not know is shown as it is called. */
export function useRoleNames(): (roles: readonly string[]) => string {
  const { t, i18n } = useTranslation();
  const name = (role: string) => t(`roles.${role}` as 'roles.manager', { defaultValue: role });
  return (roles) => new Intl.ListFormat(i18n.language, { type: 'unit', style: 'short' }).format(roles.map(name));
}

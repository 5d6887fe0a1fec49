import { useTranslation } from 'react-i18next';

/** Names of roles, as one line: as the company calls them, else as the product does. A role that this release does not know is shown as it is called. */
export function useRoleNames(): (roles: readonly string[], own?: Readonly<Record<string, string>>) => string {
  const { t } = useTranslation();
  return (roles, own = {}) => roles.map((role) => own[role] ?? t(`roles.${role}` as 'roles.manager', { defaultValue: role })).join(t('page.and'));
}

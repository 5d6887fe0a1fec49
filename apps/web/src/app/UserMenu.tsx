import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconKey, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, isLanguage, LANGUAGES } from '../texts/i18n';
import { useRoleNames } from '../texts/use-role-names';
import { Avatar, initials } from '../ui/Avatar';
import { markTheme } from '../ui/theme';
import styles from './TopBar.module.css';
import { signOut, useMe } from './session';

const SCHEMES = [
  { name: 'auto', Icon: IconDeviceDesktop },
  { name: 'light', Icon: IconSun },
  { name: 'dark', Icon: IconMoon },
] as const;

/** Who one is, in which language, light or dark, and the way out. */
export function UserMenu() {
  const { t, i18n } = useTranslation();
  const { user, organisation } = useMe();
  const roleNames = useRoleNames();
  const navigate = useNavigate();
  const [failed, setFailed] = useState(false);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = (scheme: MantineColorScheme) => {
    setColorScheme(scheme);
    markTheme(scheme);
  };
  const leave = () =>
    signOut().then(
      () => navigate({ to: '/login', search: {} }),
      () => setFailed(true),
    );
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} offset={4} width={260} onClose={() => setFailed(false)}>
      <Menu.Target>
        <button type="button" className={styles.user} aria-label={`${initials(user.name)}, ${t('frame.user', { name: user.name })}`}>
          <Avatar kind="person" name={user.name} me large />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <b>{user.name}</b>
          <p>{roleNames(user.roles, user.roleNames)}</p>
          <p>{organisation.name}</p>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('frame.languageOf')}</Menu.Label>
        <Menu.RadioGroup value={i18n.language} onChange={(language) => void (isLanguage(language) && chooseLanguage(language))}>
          {LANGUAGES.map((language) => (
            <Menu.RadioItem key={language} value={language} lang={language} closeMenuOnClick={false}>
              {t(`languages.${language}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('frame.theme')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(name) => choose(name as MantineColorScheme)}>
          {SCHEMES.map(({ name, Icon }) => (
            <Menu.RadioItem key={name} value={name} rightSection={<Icon size={18} aria-hidden />}>
              {t(`themes.${name}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconKey size={18} aria-hidden />}>
          {t('account.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} closeMenuOnClick={false} onClick={() => void leave()}>
          {t(failed ? 'frame.signOutFailed' : 'frame.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, isLanguage, LANGUAGES } from '../texts/i18n';
import { Button } from '../ui/Button';

/** Russian, English, Chinese: each by its own name. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const current = isLanguage(i18n.language) ? i18n.language : 'ru';
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} offset={4}>
      <Menu.Target>
        <Button kind="quiet" aria-label={t('frame.language', { name: t(`languages.${current}`) })}>
          {t(`languageSigns.${current}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={current} onChange={(language) => void (isLanguage(language) && chooseLanguage(language))}>
          {LANGUAGES.map((language) => (
            <Menu.RadioItem key={language} value={language} lang={language} closeMenuOnClick>
              {t(`languages.${language}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, isLanguage, LANGUAGES } from '../texts/i18n';
import { Button } from '../ui/Button';

/** Russian, English, Chinese: each by its own name. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const current = isLanguage(i18n.language) ? i18n.language : 'ru';
  const sign = t(`languageSigns.${current}`);
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} offset={4}>
      <Menu.Target>
        {/* Begins with what is seen: whoever speaks to the machine says that. */}
        <Button kind="quiet" aria-label={`${sign}, ${t('frame.language', { name: t(`languages.${current}`) })}`}>
          {sign}
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

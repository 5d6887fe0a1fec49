import { useTranslation } from 'react-i18next';

/** Writes numbers as people of the page's language do: `30 000`. */
export function useCount(): (count: number) => string {
  const { i18n } = useTranslation();
  return (count) => new Intl.NumberFormat(i18n.language).format(count);
}

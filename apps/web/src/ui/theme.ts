import { createTheme, localStorageColorSchemeManager, type MantineColorScheme } from '@mantine/core';

const THEME_KEY = 'reglament.theme';

/** Colours are our tokens, in CSS; Mantine only learns the measures. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontSizes: { xs: '12px', sm: '14px', md: '16px', lg: '20px', xl: '28px' },
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '10px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

export const schemeManager = localStorageColorSchemeManager({ key: THEME_KEY });

/** Puts the chosen theme onto the page, for our tokens; `auto` leaves it to the system. */
export function markTheme(scheme: MantineColorScheme): void {
  if (scheme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = scheme;
}

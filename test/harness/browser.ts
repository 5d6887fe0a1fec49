import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../tools/servers/browser.mjs';

/** Starts a Chromium. */
export const startBrowser: () => Promise<Browser> = launchBrowser;

/** A page of somebody's own, in Russian and Moscow time; whatever goes wrong in it is gathered in `troubles`. */
export async function openPage(browser: Browser, size: { width: number; height: number }): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({ viewport: size, locale: 'ru-RU', timezoneId: 'Europe/Moscow' });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    // A 401 before one has signed in is how the page learns of it.
    if (message.type() === 'error' && !message.text().includes('401')) troubles.push(message.text());
  });
  return { page, troubles };
}

export async function signIn(page: Page, url: string, login: string): Promise<void> {
  await page.goto(`${url}/login`);
  await page.fill('input[name=login]', login);
  await page.fill('input[name=password]', 'reglament-demo');
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => !address.pathname.startsWith('/login'));
}

/** Whether the page can be moved sideways: something in it is too wide. */
export function overflows(page: Page): Promise<boolean> {
  // As text: the types of a browser's page stay out of the tests' own.
  return page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');
}

// @ts-check
// Which pages are walked, by whom, and in which state. A page that is not here is not looked at: a new route wants a line.

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./data.mjs').Ids & import('./deal-data.mjs').DealIds} Ids */
/** @typedef {{ name: string, login?: string, path: (ids: Ids) => string, wide?: boolean, missing?: boolean, onlyWide?: boolean, act?: (page: Page) => Promise<void> }} Scene */

/** @param {Page} page @param {string} words */
async function typeInPalette(page, words) {
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('combobox').first().waitFor();
  await page.keyboard.type(words);
  if (words !== '') await page.locator('mark').first().waitFor();
}

/** @type {Scene[]} */
export const SCENES = [
  { name: 'sign-in', path: () => '/login' },
  { name: 'link-over', path: () => `/welcome#${'x'.repeat(43)}`, missing: true },
  { name: 'account', login: 'manager1', path: () => '/account' },
  { name: 'inbox', login: 'secretary1', path: () => '/', wide: true },
  { name: 'inbox-empty', login: 'quality', path: () => '/' },
  { name: 'inbox-head', login: 'head', path: () => '/?scope=team' },
  {
    name: 'inbox-bulk',
    login: 'head',
    path: () => '/?scope=team',
    act: async (page) => {
      await page.keyboard.press('KeyX');
      await page.keyboard.press('Shift+KeyJ');
      await page.keyboard.press('KeyS');
    },
  },
  { name: 'inbox-tools', login: 'secretary1', path: () => '/', act: (page) => page.keyboard.press('KeyF') },
  { name: 'task', login: 'secretary1', path: ({ task }) => `/tasks/${task}` },
  {
    name: 'task-later',
    login: 'secretary1',
    path: ({ task }) => `/tasks/${task}`,
    act: async (page) => {
      await page.locator('[aria-keyshortcuts^="Control+Enter"]').waitFor();
      const field = page.locator('input[id$="callAt"]').first();
      // What was chosen and typed for the picture before is kept, as it should be.
      if (!(await field.isVisible())) await page.keyboard.press('Alt+Digit2');
      const language = await page.locator('html').getAttribute('lang');
      await field.fill(language === 'zh' ? '明天上午11点' : language === 'en' ? 'tomorrow 11am' : 'завтра в 11');
      await page.getByText(/11:00/).first().waitFor();
    },
  },
  { name: 'call', login: 'secretary1', path: () => '/call' },
  { name: 'call-live', login: 'secretary1', path: ({ live }) => `/tasks/${live}` },
  { name: 'cases', login: 'secretary1', path: () => '/cases' },
  { name: 'case', login: 'manager1', path: (ids) => `/cases/${ids.case}`, wide: true },
  {
    name: 'case-map',
    login: 'manager1',
    path: (ids) => `/cases/${ids.case}`,
    act: async (page) => {
      await page.keyboard.press('KeyW');
      await page.locator('.djs-container').waitFor();
    },
  },
  { name: 'deal', login: 'manager1', path: ({ deal }) => `/cases/${deal}`, wide: true },
  {
    name: 'pick',
    login: 'manager1',
    path: ({ pick }) => `/tasks/${pick}`,
    act: async (page) => {
      const search = page.locator('[data-field=items] [role=combobox]').last();
      await search.fill('HM-7');
      await page.getByRole('option').first().waitFor();
    },
  },
  { name: 'offer', login: 'manager1', path: ({ offer }) => `/tasks/${offer}`, wide: true },
  { name: 'processes', login: 'head', path: () => '/processes' },
  { name: 'process', login: 'head', path: () => '/processes/intake' },
  {
    name: 'notices',
    login: 'manager1',
    path: () => '/cases',
    act: async (page) => {
      await page.keyboard.press('Alt+KeyU');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'clients', login: 'secretary1', path: () => '/clients' },
  { name: 'client', login: 'secretary1', path: ({ client }) => `/clients/${client}` },
  { name: 'suppliers', login: 'manager1', path: () => '/suppliers' },
  {
    name: 'suppliers-new',
    login: 'manager1',
    path: () => '/suppliers',
    act: async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('form').waitFor();
    },
  },
  { name: 'suppliers-goods', login: 'secretary1', path: () => '/suppliers?q=DM' },
  { name: 'supplier', login: 'manager1', path: ({ supplier }) => `/suppliers/${supplier}` },
  {
    name: 'supplier-columns',
    login: 'manager1',
    path: ({ asking }) => `/suppliers/${asking}`,
    act: async (page) => {
      await page.locator('table select').first().waitFor();
    },
  },
  {
    name: 'supplier-refused',
    login: 'manager1',
    path: ({ supplier }) => `/suppliers/${supplier}`,
    missing: true,
    act: async (page) => {
      await page.locator('input[type=file]').setInputFiles({ name: 'Прайс.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
      await page.locator('[data-next]').waitFor();
    },
  },
  { name: 'start', login: 'driver', path: () => '/start' },
  { name: 'start-form', login: 'driver', path: () => '/start/leave-request' },
  { name: 'people', login: 'head', path: () => '/people' },
  { name: 'incidents', login: 'head', path: () => '/incidents' },
  { name: 'settings', login: 'admin', path: () => '/settings' },
  { name: 'settings-people', login: 'admin', path: () => '/settings/people' },
  {
    name: 'settings-person',
    login: 'admin',
    path: () => '/settings/people',
    act: async (page) => {
      await page.locator('article button').first().click();
      await page.locator('article form').waitFor();
    },
  },
  {
    name: 'settings-tokens',
    login: 'admin',
    path: () => '/settings/tokens',
    act: async (page) => {
      await page.locator('[aria-keyshortcuts="N"]').click();
      await page.locator('form').waitFor();
    },
  },
  { name: 'design', login: 'secretary1', path: () => '/design' },
  { name: 'not-found', login: 'secretary1', path: () => '/nowhere' },
  { name: 'not-mine', login: 'driver', path: () => '/people', missing: true },
  { name: 'case-not-there', login: 'driver', path: () => '/cases/00000000-0000-7000-8000-000000000000', missing: true },
  { name: 'palette-empty', login: 'secretary1', path: () => '/cases', act: (page) => typeInPalette(page, '') },
  { name: 'palette', login: 'secretary1', path: () => '/', act: (page) => typeInPalette(page, 'Пример') },
  { name: 'palette-phone', login: 'secretary1', path: () => '/', act: (page) => typeInPalette(page, '8900 000-14') },
  {
    name: 'palette-acts',
    login: 'secretary1',
    path: () => '/clients',
    act: async (page) => {
      await typeInPalette(page, 'Закупкина');
      await page.keyboard.press('Tab');
    },
  },
  { name: 'keys', login: 'secretary1', path: () => '/', onlyWide: true, act: (page) => page.keyboard.press('Shift+Slash') },
  { name: 'keys-task', login: 'secretary1', path: ({ task }) => `/tasks/${task}`, onlyWide: true, act: (page) => page.keyboard.press('Shift+Slash') },
  {
    name: 'user-menu',
    login: 'secretary1',
    path: () => '/cases',
    act: async (page) => {
      await page.locator('header button[aria-haspopup="menu"]').last().click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'offline',
    login: 'secretary1',
    path: () => '/cases',
    missing: true,
    act: async (page) => {
      await page.context().setOffline(true);
      await page.keyboard.press('Control+KeyK');
      await page.keyboard.type('Пример');
      await page.locator('[class*=banner]').first().waitFor();
      await page.keyboard.press('Escape');
    },
  },
];

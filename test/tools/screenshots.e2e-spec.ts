import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../harness/browser.js';

const KNOWN = { foreign: ['Next task'], sections: ['tasks', 'frame'], language: 'ru' };

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
  page = await browser.newPage({ viewport: { width: 400, height: 400 } });
  await page.addInitScript({ path: join(process.cwd(), 'tools/screenshots/in-page.js') });
  await page.goto('about:blank');
});
afterAll(() => browser?.close());

async function defectsOf(body: string): Promise<string[]> {
  await page.setContent(`<!doctype html><html lang="ru"><body style="margin:0"><main id="main">${body}</main></body></html>`);
  return page.evaluate<string[]>(`lookForDefects(${JSON.stringify(KNOWN)})`);
}

describe('the look at a page, for `npm run screenshots`', () => {
  it('finds nothing on a page that is in order', async () => {
    expect(await defectsOf('<h2>Задачи</h2><button>Взять <kbd>Enter</kbd></button><p>Vektra W2, zal@example.com, tasks</p>')).toEqual([]);
  });

  it.each([
    ['a key', '<p>tasks.columns.due</p>', /^a text shows its key: «tasks.columns.due»/],
    ['a text of another language', '<p>Next task</p>', /^a text is in another language: «Next task»/],
    ['a label that looks untranslated', '<button>Cancel</button>', /^a label looks untranslated: «Cancel»/],
    ['a page that is too wide', '<div style="width:600px;height:10px"></div>', /^the page is 600 wide in 400$/],
    [
      'a text that is cut',
      '<p style="width:50px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">Очень длинное название</p>',
      /^a text is cut and nowhere in full/,
    ],
  ])('finds %s', async (_what, body, said) => {
    expect(await defectsOf(body)).toContainEqual(expect.stringMatching(said));
  });

  it('lets a text be cut that can be read in full under the pointer', async () => {
    const body = '<p title="Очень длинное название" style="width:50px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">Очень длинное название</p>';
    expect(await defectsOf(body)).toEqual([]);
  });
});

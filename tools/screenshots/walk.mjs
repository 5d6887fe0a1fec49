// @ts-check
// Walks the scenes in a browser, takes a picture of each, and gathers what is wrong with it.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { project } from '../servers/files.mjs';
import { signIn } from './data.mjs';

/** @typedef {import('./scenes.mjs').Scene} Scene */
/** @typedef {{ width: number, language: 'ru' | 'en' | 'zh', colours: 'light' | 'dark' }} Look */
/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').Page} Page */

const LANGUAGES = /** @type {const} */ (['ru', 'en', 'zh']);
const WIDTHS = [390, 768, 1440];
/** Heights of the screens that are so wide. @type {Record<number, number>} */
const HEIGHTS = { 390: 844, 768: 1024, 1440: 900, 2560: 1440 };
/** A page that takes longer does not come, ms. */
const PATIENCE = 15_000;
/** For what is drawn after the last answer, ms. */
const SETTLE = 350;

/** How a scene is looked at. @param {Scene} scene @param {boolean} quick @returns {Look[]} */
export function looksOf({ wide = false, onlyWide = false }, quick) {
  if (quick) return (onlyWide ? [1440] : [390, 1440]).map((width) => ({ width, language: 'ru', colours: 'light' }));
  const widths = onlyWide ? [1440] : WIDTHS;
  const looks = widths.flatMap((width) => LANGUAGES.map((language) => /** @type {Look} */ ({ width, language, colours: 'light' })));
  if (wide) looks.push({ width: 2560, language: 'ru', colours: 'light' });
  return [...looks, { width: 1440, language: 'ru', colours: 'dark' }];
}

/** The texts of a catalogue, without those that have values in them. @param {string} language @returns {Map<string, string>} */
function textsOf(language) {
  /** @type {Map<string, string>} */
  const all = new Map();
  const gather = (/** @type {Record<string, unknown>} */ part, /** @type {string} */ path) => {
    for (const [name, value] of Object.entries(part))
      if (typeof value === 'string') all.set(`${path}${name}`, value);
      else gather(/** @type {Record<string, unknown>} */ (value), `${path}${name}.`);
  };
  gather(JSON.parse(readFileSync(join(project, `apps/web/texts/${language}.json`), 'utf8')), '');
  return all;
}

/** Texts that say nothing in this language: another one's, which this one words otherwise. @param {Look['language']} language */
function foreignTo(language) {
  const own = textsOf(language);
  const said = new Set(own.values());
  const others = LANGUAGES.filter((one) => one !== language).flatMap((one) => [...textsOf(one)]);
  const names = /^(languages|languageSigns|design\.sample)\./;
  return others
    .filter(([key, text]) => !names.test(key) && !said.has(text) && !text.includes('{{') && /\p{L}{3}|\p{Script=Han}/u.test(text))
    .map(([, text]) => text);
}

/** Keeps one context for each person: nobody signs in twice. @param {Browser} browser @param {string} url */
export function visitors(browser, url) {
  /** @type {Map<string, import('playwright-core').BrowserContext>} */
  const contexts = new Map();
  return {
    /** @param {string | undefined} login */
    async of(login) {
      const known = contexts.get(login ?? '');
      if (known) return known;
      const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow', reducedMotion: 'reduce' });
      await context.addInitScript({ path: fileURLToPath(new URL('in-page.js', import.meta.url)) });
      if (login !== undefined) {
        const [name = '', value = ''] = (await signIn(url, login)).cookie.split('=');
        await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
      }
      contexts.set(login ?? '', context);
      return context;
    },
    async close() {
      for (const context of contexts.values()) await context.close();
    },
  };
}

/**
 * One picture, and what is wrong with it.
 * @param {{ context: import('playwright-core').BrowserContext, url: string, ids: import('./scenes.mjs').Ids, folder: string }} at
 * @param {Scene} scene
 * @param {Look} look
 * @returns {Promise<{ file: string, defects: string[] }>}
 */
export async function takePicture({ context, url, ids, folder }, scene, { width, language, colours }) {
  const page = await context.newPage();
  /** @type {string[]} */
  const defects = [];
  const file = `${scene.name}-${width}-${language}${colours === 'dark' ? '-dark' : ''}.png`;
  page.on('pageerror', (error) => defects.push(`a script broke: ${error.message}`));
  page.on('console', (message) => {
    // An answer that is a refusal is what such a scene is about; without a session the first answer is one.
    const expected = /status of 401|ERR_INTERNET_DISCONNECTED/.test(message.text()) || (scene.missing && /Failed to load resource/.test(message.text()));
    if (message.type() === 'error' && !expected) defects.push(`the browser complains: ${message.text().slice(0, 200)}`);
  });
  try {
    await page.setViewportSize({ width, height: HEIGHTS[width] ?? 900 });
    await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
    await page.addInitScript(`localStorage.setItem('reglament.language', '${language}')`);
    page.setDefaultTimeout(PATIENCE);
    await page.goto(url + scene.path(ids));
    await page.locator('h1, h2').first().waitFor();
    // The stream of changes never ends, so that the network is never quiet: the page says itself whether something is coming.
    await page
      .locator('#main [aria-busy="true"], #main [role="status"][aria-label]')
      .first()
      .waitFor({ state: 'detached' })
      .catch(() => undefined);
    await page.waitForTimeout(SETTLE);
    await scene.act?.(page);
    await page.waitForTimeout(SETTLE);
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, file), animations: 'disabled' });
    const known = { foreign: foreignTo(language), sections: [...new Set([...textsOf('ru').keys()].map((key) => key.split('.')[0]))], language };
    defects.push(.../** @type {string[]} */ (await page.evaluate(`lookForDefects(${JSON.stringify(known)})`)));
  } catch (error) {
    defects.push(`the page did not come: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  } finally {
    await context.setOffline(false);
    await page.close();
  }
  return { file, defects };
}

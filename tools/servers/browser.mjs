// @ts-check
// A Chromium for tests, measurements and pictures: the one that is named (CHROMIUM_PATH), an installed one, or the one that comes by npm.
import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @returns {Promise<import('playwright-core').Browser>} */
export async function launchBrowser() {
  const own = process.env['CHROMIUM_PATH'] ?? INSTALLED.find((path) => existsSync(path));
  const flags = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
  ];
  return chromium.launch({ executablePath: own ?? (await sparticuz.executablePath()), args: own ? flags : [...sparticuz.args.filter(bearable), ...flags] });
}

/** Of the npm build's own flags: a second page must not end the browser, and a page may not do more than a real one. @param {string} flag */
function bearable(flag) {
  return !['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content'].includes(flag);
}

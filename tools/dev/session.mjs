// @ts-check
// What `npm run dev` adds to a start: pages by Vite, which renews them in the browser, and a watch over everything else.
import { fork } from 'node:child_process';
import { join, relative } from 'node:path';
import { createServer } from 'vite';
import { project } from '../servers/files.mjs';
import { end, run } from '../servers/processes.mjs';
import { Renewal } from './renewal.mjs';

/** @typedef {import('../servers/say.mjs').Say} Say */
/** @typedef {import('../start/child.mjs').Child} Child */
/** @typedef {{ settings: import('../start/settings.mjs').Settings, apiUrl: string, api: Child, worker: Child, say: Say, signal: AbortSignal }} Running */

/** An editor writes a file in several steps. Milliseconds. */
const CALM = 100;
/** Within this the watcher has found all files that were there before. Milliseconds. */
const SETTLED = 3_000;
/** Files that no compiler reads, and yet the product. */
const DATA = /\.json$/;
/** Which processes there are, and what they have, is in `processes/index/`. */
const INDEXED = /^processes\/[^/]+\/[^/]+\.(contract|workflow|activities)\.ts$/;

/**
 * Watches until it is stopped.
 * @param {Running} running
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function beginSession({ settings, apiUrl, api, worker, say, signal }) {
  const packs = process.env['REGLAMENT_PACKS'] ?? 'packs';
  const renewal = new Renewal({ api, worker, say, signal, packs });
  const pages = await servePages(settings, apiUrl);
  const compiler = compile(renewal, say);
  watchFolders(pages, ['processes', packs, 'apps/api/texts'], (files) => {
    if (files.some((file) => INDEXED.test(file))) void run(process.execPath, [join(project, 'tools/generate-index.mjs')], { cwd: project });
    renewal.take(files.filter((file) => DATA.test(file)).map((file) => (file.startsWith(`${packs}/`) ? `packs/${file}` : file)));
  });
  return {
    stop: async () => {
      if (compiler.pid !== undefined) await end(compiler.pid, { grace: 1_000, group: false });
      await pages.close();
    },
  };
}

/**
 * The pages, at the address of the product: `/api` is handed on, so that browser and API are one site as they are in production. The
 * content security policy comes with the API's answers only, so it does not stand in the way of what renews the pages.
 * @param {import('../start/settings.mjs').Settings} settings
 * @param {string} apiUrl
 */
async function servePages({ host, port }, apiUrl) {
  const server = await createServer({
    configFile: join(project, 'apps/web/vite.config.ts'),
    server: { host, port, strictPort: true, proxy: { '/api': apiUrl } },
    clearScreen: false,
    logLevel: 'warn',
  });
  await server.listen();
  return server;
}

/** @param {Renewal} renewal @param {Say} say */
function compile(renewal, say) {
  const child = fork(join(project, 'tools/dev/compile.mjs'), { cwd: project, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let wasWrong = false;
  child.on('message', (message) => {
    const news = /** @type {import('./compile.mjs').News} */ (message);
    if (news.is === 'wrong') renewal.broken(news.text);
    else if (news.files.length > 0) renewal.take(news.files);
    else if (wasWrong) say('Dev: mended; nothing else has changed');
    wasWrong = news.is === 'wrong';
  });
  return child;
}

/**
 * Tells of changed files some at a time, by their path from the project's folder. Vite's watcher serves here, too: it notices a file that an
 * editor writes beside it and renames, which Node's own loses after the first time.
 * @param {import('vite').ViteDevServer} pages
 * @param {string[]} folders
 * @param {(files: string[]) => void} changed
 */
function watchFolders({ watcher }, folders, changed) {
  /** @type {Set<string>} */
  const files = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const begun = Date.now();
  watcher.add(folders.map((folder) => join(project, folder)));
  watcher.on('all', (event, path) => {
    const file = relative(project, path).replaceAll('\\', '/');
    // What is found at the beginning is no change.
    if (Date.now() - begun < SETTLED && event === 'add') return;
    if (event === 'addDir' || event === 'unlinkDir' || !folders.some((folder) => file.startsWith(`${folder}/`))) return;
    files.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const some = [...files];
      files.clear();
      changed(some);
    }, CALM);
  });
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const project = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Libraries that change rarely go into files of their own, so that a new release of ours leaves them in the browser's cache. Not Mantine: in one file,
 * whoever signs in would fetch the parts of every page.
 */
const SHARED = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/ },
];

/** Sections of the catalogues that only pages need which are fetched later: they come with them (`src/texts/later.ts`). */
const LATER: readonly string[] = ['deal', 'suppliers', 'people', 'welcome', 'account', 'settings', 'accounts', 'tokens', 'audit', 'hours', 'rules', 'design'];
/** What of them the frame of every page says. */
const EARLY: Readonly<Record<string, readonly string[]>> = {
  suppliers: ['title', 'back'],
  people: ['title', 'standsIn', 'nobody'],
  account: ['title'],
  settings: ['title', 'back'],
  design: ['title'],
};

/** Whether a text of a section is needed at once. */
const isFirst = (section: string, name: string) => !LATER.includes(section) || (EARLY[section]?.includes(name) ?? false);

/** `texts/ru.json?first` is the catalogue that signing in and the inbox need, `?later` the rest of it. */
const textsInParts: Plugin = {
  name: 'texts-in-parts',
  load(id) {
    const [, file, part] = /^(.*\/texts\/\w\w\.json)\?(first|later)$/.exec(id) ?? [];
    if (file === undefined) return null;
    const sections = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown> | string>);
    const texts = sections.map(([section, all]) => {
      // The product's name is a text by itself.
      if (typeof all === 'string') return [section, part === 'first' ? all : {}] as const;
      const wanted = Object.entries(all).filter(([name]) => isFirst(section, name) === (part === 'first'));
      return [section, Object.fromEntries(wanted)] as const;
    });
    this.addWatchFile(file);
    return { code: JSON.stringify(Object.fromEntries(texts.filter(([, some]) => Object.keys(some).length > 0))), moduleType: 'json' };
  },
};

export default defineConfig({
  root,
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  plugins: [react(), textsInParts],
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: `${project}dist/apps/web`,
    emptyOutDir: true,
    // Read by the check of weights.
    manifest: true,
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // Fonts must stay files: the content security policy has no `data:` for fonts.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: SHARED } } },
  },
});

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

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

export default defineConfig({
  root,
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  plugins: [react()],
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

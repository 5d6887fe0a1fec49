// @ts-check
// Bundles all workflows once, so that a worker starts with a ready bundle instead of a second of bundling.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const project = join(import.meta.dirname, '..');
/** @type {{ bundleStories: (path: string) => Promise<string> }} */
const { bundleStories } = await import(pathToFileURL(join(project, 'dist/libs/process-kit/src/worker/bundle-stories.js')).href);
const code = await bundleStories(join(project, 'dist/processes/index/workflows.js'));
mkdirSync(join(project, 'dist/workflows'), { recursive: true });
writeFileSync(join(project, 'dist/workflows/bundle.js'), code);

// @ts-check
// `npm run dev`: like `npm start`, and a change of a story, a contract, a text, a deadline, the api, the worker or a page is there in
// seconds. What is broken says why and where, while what ran before goes on.
import './start/node-version.mjs';
import { run } from './servers/processes.mjs';
import { runMain } from './servers/stop.mjs';
import { built, start } from './start.mjs';
import { project } from './servers/files.mjs';

await runMain(async () => {
  await run(process.execPath, ['tools/generate-index.mjs'], { cwd: project });
  // Vite and the compiler come with the packages, which the first start installs.
  return start(built, { begin: async (running) => (await import('./dev/session.mjs')).beginSession(running) });
});

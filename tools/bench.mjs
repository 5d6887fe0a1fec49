// @ts-check
// `npm run bench`: measures the product on servers of its own and prints one JSON object a line. `-- clicks`, `-- inbox` or `-- starts` alone;
// `-- --engine postgres` on the full Temporal server.
// These machines are noisy: compare only what was measured in one run.
import './start/node-version.mjs';
import { engineOf, prepareEngine, takeEngine } from './servers/engine.mjs';
import { cacheFolder } from './servers/files.mjs';
import { createSay } from './servers/say.mjs';
import { runMain } from './servers/stop.mjs';
import { measureClicks } from './bench/clicks.mjs';
import { measureInbox } from './bench/inbox.mjs';
import { measureStarts } from './bench/starts.mjs';
import { ensureBuilt, ensurePackages } from './start/phases.mjs';

const parts = { clicks: measureClicks, inbox: measureInbox, starts: measureStarts };

await runMain(async () => {
  const say = createSay();
  const wanted = takeEngine(process.argv.slice(2));
  const engine = engineOf(process.env);
  await ensurePackages({ say });
  await ensureBuilt({ say });
  await prepareEngine(engine, { cache: cacheFolder(), say });
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for await (const figure of measure(say)) process.stdout.write(`${JSON.stringify({ engine, ...figure })}\n`);
  }
});

// @ts-check
// `npm run bench`: measures the product on servers of its own and prints one JSON object a line. `-- calendar`, `-- clicks`, `-- control`, `-- cpu`, `-- cost`,
// `-- restart`, `-- flood`, `-- sale`, `-- waiting`, `-- inbox`, `-- stock` or `-- starts` alone; `-- --engine postgres` on the full Temporal server; `-- --quick` with small sizes.
// These machines are noisy: compare only what was measured in one run.
import './start/node-version.mjs';
import { engineOf, prepareEngine, takeEngine } from './servers/engine.mjs';
import { cacheFolder } from './servers/files.mjs';
import { createSay } from './servers/say.mjs';
import { Stop, runMain } from './servers/stop.mjs';
import { measureCalendar } from './bench/calendar.mjs';
import { measureClicks } from './bench/clicks.mjs';
import { measureControl } from './bench/control.mjs';
import { measureCost } from './bench/cost.mjs';
import { measureCpu } from './bench/cpu.mjs';
import { measureFlood } from './bench/flood.mjs';
import { measureInbox } from './bench/inbox.mjs';
import { measureRestart } from './bench/restart.mjs';
import { measureSale } from './bench/sale.mjs';
import { takeSizes } from './bench/sizes.mjs';
import { measureScreens } from './bench/screens.mjs';
import { measureStarts } from './bench/starts.mjs';
import { measureStock } from './bench/stock.mjs';
import { measureWaiting } from './bench/waiting.mjs';
import { ensureBuilt, ensurePackages } from './start/phases.mjs';

/** @type {Record<string, (bench: import('./bench/sizes.mjs').Bench) => AsyncGenerator<object>>} */
const parts = {
  calendar: measureCalendar,
  clicks: measureClicks,
  control: measureControl,
  cpu: measureCpu,
  cost: measureCost,
  restart: measureRestart,
  flood: measureFlood,
  sale: measureSale,
  waiting: measureWaiting,
  inbox: measureInbox,
  screens: measureScreens,
  starts: measureStarts,
  stock: measureStock,
};

await runMain(async () => {
  const say = createSay();
  const { sizes, rest: wanted } = takeSizes(takeEngine(process.argv.slice(2)));
  const unknown = wanted.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Stop(`There is no measurement called ${unknown.join(', ')}: say one or more of ${Object.keys(parts).join(', ')}, or none for all.`);
  const engine = engineOf(process.env);
  await ensurePackages({ say });
  await ensureBuilt({ say });
  await prepareEngine(engine, { cache: cacheFolder(), say });
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for await (const figure of measure({ say, sizes })) process.stdout.write(`${JSON.stringify({ engine, ...figure })}\n`);
  }
});

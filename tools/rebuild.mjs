// @ts-check
// `npm run rebuild`: sets the read model right by its events; `npm run rebuild -- --check` only compares. On the database of the
// environment, else on the one of the data folder, whether the product runs or not.
import './start/node-version.mjs';
import { runOnDatabase } from './servers/on-database.mjs';
import { runMain } from './servers/stop.mjs';

await runMain(() => runOnDatabase('rebuild.js'));

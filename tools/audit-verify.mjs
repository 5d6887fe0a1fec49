// @ts-check
// `npm run audit:verify`: compares the audit with its seals. On the database of the environment, else on the one of the data folder, whether the
// product runs or not.
import './start/node-version.mjs';
import { runOnDatabase } from './servers/on-database.mjs';
import { runMain } from './servers/stop.mjs';

await runMain(() => runOnDatabase('audit-verify.js'));

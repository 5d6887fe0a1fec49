// @ts-check
// Lets Node run the TypeScript of the tests as it is: `node --import ./tools/faults/typescript.mjs test/faults/main.ts`. The product itself is
// taken from its build, like anywhere else.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);

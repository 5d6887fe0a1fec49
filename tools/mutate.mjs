// @ts-check
// `npm run mutate`: makes every change of the processes and shapes that test/mutations knows, lets each tell the kept histories again, and
// prints what the replay gate said. It takes some minutes; `npm test` tries a sample.
process.env['REGLAMENT_MUTATE'] = 'all';
process.argv.splice(2, Infinity, 'test/mutations/');
await import('./test.mjs');

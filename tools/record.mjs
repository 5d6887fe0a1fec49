// @ts-check
// `npm run record -- intake`: runs the stories of a process, and keeps the histories of those that end with `keptAs` (docs/guides/testing-a-process.md).
// Without a name: of all processes. A released version's histories stay as they are: those of the version in package.json are written.
const names = process.argv.slice(2);
process.env['REGLAMENT_RECORD'] = '1';
process.argv.splice(2, names.length, ...(names.length > 0 ? names.map((name) => `processes/${name}/`) : ['processes/']));
await import('./test.mjs');

// @ts-check
// Imported before everything else: an old Node would stop with a riddle instead of a sentence.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Reglament needs Node 20.19 or later, this is ${process.versions.node}: install a newer one from nodejs.org and start again.\n`);
  process.exit(1);
}

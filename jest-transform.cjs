// TypeScript, and packages that ship only as ES modules, to CommonJS: Jest cannot require() ES modules before Node 24.9.
const { createTransformer } = require('@swc/jest');

const swc = createTransformer({
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
});
const isEsm = /^\s*(?:import[\s{*"']|export[\s{*])|\bimport\.meta\b|[;}]\s*(?:import|export)[\s{*"']|\bimport\(/m;

module.exports = {
  canInstrument: false,
  getCacheKey: (source, file, options) => swc.getCacheKey(source, file, options),
  process: (source, file, options) =>
    file.includes('/node_modules/') && !isEsm.test(source)
      ? { code: source }
      : swc.process(source.replace(/^\s*(?:const|let) (__dirname|__filename|require)\b/gm, 'var $1'), file, options),
};

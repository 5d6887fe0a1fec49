/**
 * Suites that take long, and of whose subject others give a sample: `npm test` leaves them out, `npm run e2e:full` and `npm test -- <path>` run them.
 * The build server has 20 minutes and two processors.
 */
const LONG = [
  'test/browser/frame.e2e-spec.ts', // first-hour and accessibility stay
  'test/browser/notices.e2e-spec.ts', // libs/domain/src/notices stays
  'test/browser/people-steer.e2e-spec.ts', // the-line-through and test/end-to-end/steering stay
  'test/browser/case-page.e2e-spec.ts', // test/end-to-end/case-story, accessibility and browser/deal stay
  'test/browser/lists.e2e-spec.ts', // test/end-to-end/lists and browser/deal stay
  'test/browser/palette.e2e-spec.ts', // first-hour and libs/domain/src/find stay
  'test/browser/people-page.e2e-spec.ts', // test/end-to-end/people stays
  'test/end-to-end/notices.e2e-spec.ts', // libs/domain/src/notices stays
  'test/browser/suppliers.e2e-spec.ts', // test/end-to-end/price-lists and browser/deal stay
  'test/browser/clients.e2e-spec.ts', // test/end-to-end/clients and first-hour stay
  'test/browser/script.e2e-spec.ts', // task-page and libs/domain/src/scripts stay
  'test/browser/started-by-hand.e2e-spec.ts', // test/end-to-end/started-by-hand stays
  'test/end-to-end/limits.e2e-spec.ts', // apps/api/src/limits, sessions and walls stay
  'test/end-to-end/metrics.e2e-spec.ts', // operators-health and test/operators stay
  'test/browser/account.e2e-spec.ts', // test/end-to-end/accounts and browser/settings stay
  'test/browser/settings-rules.e2e-spec.ts', // test/end-to-end/audit and settings stay
  'test/browser/inbox.e2e-spec.ts', // morning and test/end-to-end/task-lists stay
  'test/browser/mid-form.e2e-spec.ts', // task-page stays
  'test/end-to-end/hours.e2e-spec.ts', // libs/domain/src/packs/hours.service stays
  'test/faults/disk-full.e2e-spec.ts', // test/end-to-end/files stays
  'test/faults/cancel.e2e-spec.ts', // the named runs of the fault sample stay
  'test/faults/rebuild.e2e-spec.ts', // libs/domain/src/rebuild stays
  'test/faults/cases.e2e-spec.ts', // crash and the stories by chance stay
  'test/faults/reconciler.e2e-spec.ts', // the named run of the fault sample stays
  'test/end-to-end/deploy.e2e-spec.ts', // test/architecture/deploy stays
  'test/end-to-end/temporal-elsewhere.e2e-spec.ts', // libs/domain/src/config stays
  'test/stories/loop.spec.ts', // 5,000 completions; shapes and waits stay
];

module.exports = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons', 'require', 'default'] },
  testRegex: '\\.(spec|e2e-spec)\\.ts$',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/processes', '<rootDir>/packs', '<rootDir>/test'],
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
  setupFiles: ['reflect-metadata'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1'] },
  transform: { '^.+\\.(ts|m?js)$': '<rootDir>/jest-transform.cjs' },
  testPathIgnorePatterns: ['/node_modules/', ...(process.env['REGLAMENT_FULL'] === '1' ? [] : LONG.map((path) => path.replaceAll('.', '\\.')))],
  transformIgnorePatterns: ['\\.json$'],
  testTimeout: 60_000,
  maxWorkers: 2,
};

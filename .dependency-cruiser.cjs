// Who may import what: the law of the house, as CONTRIBUTING.md tells it. `test/architecture/import-rules.spec.ts` proves that each rule bites.
//
// Most rules are transitive (`reachable`): a story that imports a rule that imports an entity would break Temporal's sandbox just as if it
// imported the entity itself, only later and with a worse message.

const { builtinModules } = require('node:module');

const spec = '\\.(spec|e2e-spec)\\.tsx?$';

/** Code that runs in Temporal's sandbox. The shapes of the tests keep the same law as processes. */
const story = ['^(processes|test/shapes)/[^/]+/[^/]+\\.workflow\\.ts$', '^(processes|test/shapes)/index/workflows\\.ts$', '^libs/process-kit/src/workflow/'];
const contract = [
  '^(processes|test/shapes)/[^/]+/[^/]+\\.contract\\.ts$',
  '^test/shapes/plain-task\\.contract\\.ts$',
  '^(processes|test/shapes)/index/contracts\\.ts$',
  '^libs/process-kit/src/contract/',
];
/** What is true without a database, a clock or a network. */
const pureRule = ['\\.(rule|type)\\.ts$'];
const serverCode = ['\\.(entity|repository|service)\\.ts$'];

/** Packages, wherever npm has put them; their types come from the package itself or from DefinitelyTyped. */
const npm = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;
const builtin = `^(node:)?(${builtinModules.join('|')})$`;
const serverPackages = npm(
  '@nestjs/[^/]+',
  '@temporalio/[^/]+',
  'typeorm',
  'pg',
  'express',
  'express-session',
  'pino',
  'pino-http',
  'nestjs-pino',
  'class-validator',
  'class-transformer',
);

module.exports = {
  forbidden: [
    {
      name: 'story-reaches-only-the-sandbox',
      severity: 'error',
      comment: 'A story reaches contracts, pure rules and the words of the kit. Put what it needs behind an activity, and name the activity in the contract.',
      from: { path: story, pathNot: [spec] },
      to: { reachable: true, pathNot: [...story, ...contract, ...pureRule, npm('uuid', '@temporalio/workflow', '@temporalio/common')] },
    },
    {
      name: 'story-knows-no-deadline',
      severity: 'error',
      comment: 'Instants come to a story with a projection, so that they are in its history: it computes no deadline and knows no time zone.',
      from: { path: story, pathNot: [spec] },
      to: { reachable: true, path: ['^libs/domain/src/(calendar|time)/'] },
    },
    {
      name: 'contract-reaches-only-its-like',
      severity: 'error',
      comment: 'Contracts and pure rules run everywhere, in the browser and in the sandbox, too: they import contracts, pure rules and a few pure packages.',
      from: { path: [...contract, ...pureRule], pathNot: [spec, '\\.d\\.ts$'] },
      to: { reachable: true, pathNot: [...contract, ...pureRule, npm('uuid', 'libphonenumber-js', 'decimal\\.js', 'luxon')] },
    },
    {
      name: 'server-code-for-apps-and-activities',
      severity: 'error',
      comment: 'Entities, repositories and services are reached by the apps and by activities (and by tests, tools and each other), never from elsewhere.',
      from: {
        pathNot: [
          spec,
          '^apps/(api|worker)/',
          '\\.(activities|api)\\.ts$',
          '^processes/index/activities\\.ts$',
          '^libs/domain/src/',
          '^libs/process-kit/src/testing/',
          '^test/',
          '^tools/',
        ],
      },
      to: { reachable: true, path: serverCode },
    },
    {
      name: 'process-imports-only-contracts-of-others',
      severity: 'error',
      comment: 'A process may start another as a child, by its contract. Nothing else of it is its business.',
      from: { path: '^processes/([^/]+)/', pathNot: ['^processes/index/'] },
      to: { path: '^processes/', pathNot: ['^processes/$1/', '^processes/[^/]+/[^/]+\\.contract\\.ts$'] },
    },
    {
      name: 'apps-reach-processes-through-index',
      severity: 'error',
      comment: 'The apps are generic over processes: they read `processes/index`, so that a new process needs no edit of theirs.',
      from: { path: ['^apps/', '^libs/'], pathNot: [spec] },
      to: { path: '^processes/', pathNot: ['^processes/index/'] },
    },
    {
      name: 'api-tells-no-story',
      severity: 'error',
      comment: 'The API knows processes by their contracts: stories and activities run in the worker.',
      from: { path: '^apps/api/', pathNot: [spec] },
      to: { reachable: true, path: ['\\.(workflow|activities)\\.ts$'] },
    },
    {
      name: 'web-reaches-no-server-code',
      severity: 'error',
      comment: 'The browser gets its own code, contracts, pure rules, and the screens of processes.',
      from: { path: ['^apps/web/', '\\.ui\\.tsx$'], pathNot: [spec, '(^|/)vite\\.config\\.[mc]?[jt]s$'] },
      to: {
        reachable: true,
        path: ['^(apps|libs|processes|packs|tools|test)/', serverPackages],
        pathNot: [
          '^apps/web/',
          ...contract,
          ...pureRule,
          '^processes/[^/]+/web/',
          '\\.ui\\.tsx$',
          '^processes/index/ui\\.tsx?$',
          '^libs/process-kit/src/web/',
          '/texts/[a-z]{2}\\.json$',
        ],
      },
    },
    {
      name: 'web-reaches-no-node',
      severity: 'error',
      comment: 'Node is not there in the browser.',
      from: { path: ['^apps/web/src/', '\\.ui\\.tsx$'], pathNot: [spec] },
      to: { reachable: true, path: [builtin] },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      comment: 'Libraries are below the apps: what both need belongs into a library.',
      from: { path: ['^libs/', '^processes/'] },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-know-no-other-app',
      severity: 'error',
      comment: 'Apps share libraries, never each other. The browser knows the API by its OpenAPI document.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'product-needs-no-test-code',
      severity: 'error',
      comment: 'What runs at a customer must not need what only tests have.',
      from: { path: ['^apps/', '^libs/', '^processes/'], pathNot: [spec, '^libs/process-kit/src/testing/', '/test/'] },
      to: {
        path: [
          spec,
          '^test/',
          '^libs/process-kit/src/testing/',
          npm('jest', '@jest/[^/]+', '@nestjs/testing', '@temporalio/testing', 'supertest', 'fast-check'),
        ],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or three. Types count, too.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'An import must lead somewhere. (`#forms` is made by the build.)',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^#forms$'] },
    },
  ],
  options: {
    doNotFollow: { path: ['(^|/)node_modules/', '^dist/', '^generated/'] },
    exclude: { path: ['^dist/', '^coverage/', '\\.(css|woff2?|svg|png)$'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json'],
    },
    cache: false,
  },
};

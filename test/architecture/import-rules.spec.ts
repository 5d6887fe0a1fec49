import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const project = resolve(__dirname, '../..');
const depcruise = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** The folders that the law is about; `npm run checks` looks at the same. */
const ROOMS = ['apps', 'libs', 'processes', 'tools', 'test'];

interface Report {
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

/** Packages that the small trees below import: only their names matter. */
const PACKAGES = ['@nestjs/common', '@temporalio/workflow', 'libphonenumber-js', 'luxon', 'pg', 'supertest', 'typeorm', 'uuid'];

/** A small house in which everybody keeps the law. */
const LAWFUL: Record<string, string> = {
  'libs/domain/src/people/role.type.ts': `export type Role = 'secretary';`,
  'libs/domain/src/people/name.rule.ts': `import type { Role } from './role.type.js'; export const nameOf = (role: Role) => role;`,
  'libs/domain/src/clients/phone.rule.ts': `import { parse } from 'libphonenumber-js'; export const phoneOf = parse;`,
  'libs/domain/src/calendar/deadline.rule.ts': `export const deadlineOf = (at: number) => at;`,
  'libs/domain/src/clients/client.entity.ts': `import { Entity } from 'typeorm'; export class Client { entity = Entity; }`,
  'libs/domain/src/clients/client.service.ts': `import { Client } from './client.entity.js'; export class ClientService { client = new Client(); }`,
  'libs/process-kit/src/contract/define.ts': `import { v5 } from 'uuid'; import type { Role } from '#domain/people/role.type.js'; export const define = (role: Role) => v5(role, '');`,
  'libs/process-kit/src/workflow/wait.ts': `import { condition } from '@temporalio/workflow'; import { define } from '../contract/define.js'; export const wait = [condition, define];`,
  'libs/process-kit/src/testing/story.ts': `export const story = 1;`,
  'processes/intake/intake.contract.ts': `import { define } from '#kit/contract/define.js'; export const intake = define('secretary');`,
  'processes/intake/intake.workflow.ts': `import { wait } from '#kit/workflow/wait.js'; import { nameOf } from '#domain/people/name.rule.js'; import { intake } from './intake.contract.js'; export const tellIntake = [wait, nameOf, intake];`,
  'processes/intake/intake.activities.ts': `import { ClientService } from '#domain/clients/client.service.js'; import { intake } from './intake.contract.js'; export const intakeActivities = [ClientService, intake];`,
  'processes/intake/intake.spec.ts': `import { story } from '#kit/testing/story.js'; import { tellIntake } from './intake.workflow.js'; export const told = [story, tellIntake];`,
  'processes/index/contracts.ts': `import { intake } from '../intake/intake.contract.js'; export const CONTRACTS = [intake];`,
  'processes/index/workflows.ts': `import { tellIntake } from '../intake/intake.workflow.js'; export const intake = tellIntake;`,
  'processes/index/activities.ts': `import { intakeActivities } from '../intake/intake.activities.js'; export const activities = intakeActivities;`,
  'apps/api/src/main.ts': `import { ClientService } from '#domain/clients/client.service.js'; import { CONTRACTS } from '#processes/index/contracts.js'; export const api = [ClientService, CONTRACTS];`,
  'apps/worker/src/main.ts': `import { activities } from '#processes/index/activities.js'; import * as stories from '#processes/index/workflows.js'; export const worker = [activities, stories];`,
  'apps/web/src/main.ts': `import { CONTRACTS } from '#processes/index/contracts.js'; import { phoneOf } from '#domain/clients/phone.rule.js'; export const web = [CONTRACTS, phoneOf];`,
};

/** Who breaks which rule, and how: the offender's path, its text, and what it must not reach. */
const OFFENCES: { rule: string; file: string; text: string; reaches: string }[] = [
  {
    rule: 'story-reaches-only-the-sandbox',
    file: 'processes/a/a.workflow.ts',
    text: `import { nameOf } from '#domain/people/bad.rule.js'; export const tellA = nameOf;`,
    reaches: 'libs/domain/src/clients/client.entity.ts', // through a rule, not at first hand
  },
  {
    rule: 'story-reaches-only-the-sandbox',
    file: 'processes/a/b.workflow.ts',
    text: `import type { A } from './a.activities.js'; export const b: A = 1;`,
    reaches: 'processes/a/a.activities.ts',
  },
  {
    rule: 'story-reaches-only-the-sandbox',
    file: 'processes/a/c.workflow.ts',
    text: `import { readFile } from 'node:fs'; export const c = readFile;`,
    reaches: 'fs',
  },
  {
    rule: 'story-reaches-only-the-sandbox',
    file: 'processes/a/d.workflow.ts',
    text: `import { Pool } from 'pg'; export const d = Pool;`,
    reaches: 'node_modules/pg/',
  },
  {
    rule: 'story-reaches-only-the-sandbox',
    file: 'processes/a/e.workflow.ts',
    text: `import { phoneOf } from '#domain/clients/phone.rule.js'; export const e = phoneOf;`,
    reaches: 'node_modules/libphonenumber-js/',
  },
  {
    rule: 'story-reaches-only-the-sandbox',
    file: 'libs/process-kit/src/workflow/bad.ts',
    text: `import { Injectable } from '@nestjs/common'; export const bad = Injectable;`,
    reaches: 'node_modules/@nestjs/common/',
  },
  {
    rule: 'story-reaches-only-the-sandbox',
    file: 'processes/a/f.workflow.ts',
    text: `import { settings } from './config/settings.js'; export const f = settings;`,
    reaches: 'processes/a/config/settings.ts',
  },
  {
    rule: 'story-knows-no-deadline',
    file: 'processes/a/g.workflow.ts',
    text: `import { deadlineOf } from '#domain/calendar/deadline.rule.js'; export const g = deadlineOf;`,
    reaches: 'libs/domain/src/calendar/deadline.rule.ts',
  },
  {
    rule: 'contract-reaches-only-its-like',
    file: 'processes/b/b.contract.ts',
    text: `import { Client } from '#domain/clients/client.entity.js'; export const b = Client;`,
    reaches: 'node_modules/typeorm/',
  },
  {
    rule: 'contract-reaches-only-its-like',
    file: 'libs/process-kit/src/contract/bad.ts',
    text: `import { wait } from '../workflow/wait.js'; export const bad = wait;`,
    reaches: 'libs/process-kit/src/workflow/wait.ts',
  },
  {
    rule: 'contract-reaches-only-its-like',
    file: 'libs/domain/src/people/bad.rule.ts',
    text: `import { Client } from '../clients/client.entity.js'; export const nameOf = Client;`,
    reaches: 'libs/domain/src/clients/client.entity.ts',
  },
  {
    rule: 'contract-reaches-only-its-like',
    file: 'libs/domain/src/people/bad.type.ts',
    text: `import { createHash } from 'node:crypto'; export const bad = createHash;`,
    reaches: 'crypto',
  },
  {
    rule: 'server-code-for-apps-and-activities',
    file: 'libs/process-kit/src/api/bad.ts',
    text: `import type { ClientService } from '#domain/clients/client.service.js'; export type Bad = ClientService;`,
    reaches: 'libs/domain/src/clients/client.service.ts',
  },
  {
    rule: 'server-code-for-apps-and-activities',
    file: 'processes/b/b.ui.tsx',
    text: `import { Client } from '#domain/clients/client.entity.js'; export const b = Client;`,
    reaches: 'libs/domain/src/clients/client.entity.ts',
  },
  {
    rule: 'process-imports-only-contracts-of-others',
    file: 'processes/b/b.workflow.ts',
    text: `import { tellIntake } from '../intake/intake.workflow.js'; export const tellB = tellIntake;`,
    reaches: 'processes/intake/intake.workflow.ts',
  },
  {
    rule: 'process-imports-only-contracts-of-others',
    file: 'processes/b/c.workflow.ts',
    text: `import { CONTRACTS } from '../index/contracts.js'; export const c = CONTRACTS;`,
    reaches: 'processes/index/contracts.ts',
  },
  {
    rule: 'apps-reach-processes-through-index',
    file: 'apps/worker/src/bad.ts',
    text: `import { intakeActivities } from '#processes/intake/intake.activities.js'; export const bad = intakeActivities;`,
    reaches: 'processes/intake/intake.activities.ts',
  },
  {
    rule: 'apps-reach-processes-through-index',
    file: 'libs/domain/src/people/bad.service.ts',
    text: `import { intake } from '#processes/intake/intake.contract.js'; export const bad = intake;`,
    reaches: 'processes/intake/intake.contract.ts',
  },
  {
    rule: 'api-tells-no-story',
    file: 'apps/api/src/bad.ts',
    text: `import { intake } from '#processes/index/workflows.js'; export const bad = intake;`,
    reaches: 'processes/intake/intake.workflow.ts',
  },
  {
    rule: 'web-reaches-no-server-code',
    file: 'apps/web/src/bad.ts',
    text: `import type { Client } from '#domain/clients/client.entity.js'; export type Bad = Client;`,
    reaches: 'node_modules/typeorm/',
  },
  {
    rule: 'web-reaches-no-server-code',
    file: 'apps/web/src/bad2.ts',
    text: `import { api } from '../../api/src/main.js'; export const bad = api;`,
    reaches: 'apps/api/src/main.ts',
  },
  { rule: 'web-reaches-no-node', file: 'apps/web/src/bad3.ts', text: `import { join } from 'node:path'; export const bad = join;`, reaches: 'path' },
  {
    rule: 'libs-know-no-app',
    file: 'libs/domain/src/people/worse.service.ts',
    text: `import { api } from '../../../../apps/api/src/main.js'; export const bad = api;`,
    reaches: 'apps/api/src/main.ts',
  },
  {
    rule: 'apps-know-no-other-app',
    file: 'apps/worker/src/bad2.ts',
    text: `import { api } from '../../api/src/main.js'; export const bad = api;`,
    reaches: 'apps/api/src/main.ts',
  },
  {
    rule: 'product-needs-no-test-code',
    file: 'apps/worker/src/bad3.ts',
    text: `import { story } from '#kit/testing/story.js'; export const bad = story;`,
    reaches: 'libs/process-kit/src/testing/story.ts',
  },
  {
    rule: 'product-needs-no-test-code',
    file: 'apps/worker/src/bad4.ts',
    text: `import request from 'supertest'; export const bad = request;`,
    reaches: 'node_modules/supertest/',
  },
  {
    rule: 'no-cycles',
    file: 'libs/domain/src/people/one.ts',
    text: `import type { Two } from './two.js'; export type One = Two | 1;`,
    reaches: 'libs/domain/src/people/two.ts',
  },
  { rule: 'no-unresolved', file: 'libs/domain/src/people/lost.ts', text: `export { gone } from './gone.js';`, reaches: './gone.js' },
];

/** What the offenders need beside them. */
const ACCOMPLICES: Record<string, string> = {
  'processes/a/a.activities.ts': `export type A = 1;`,
  'processes/a/config/settings.ts': `export const settings = 1;`,
  'libs/domain/src/people/two.ts': `import type { One } from './one.js'; export type Two = One | 2;`,
};

function cruise(folder: string, rooms: string[]): Report['summary']['violations'] {
  const { stdout, stderr } = spawnSync(process.execPath, [depcruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...rooms], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser did not report: ${stderr}${stdout}`);
  return (JSON.parse(stdout) as Report).summary.violations;
}

/** A house of its own with these files, the project's own law, subpath imports and compiler settings, and hollow packages. */
function build(files: Record<string, string>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'reglament-imports-')));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(join(project, file), join(folder, file));
  for (const name of PACKAGES) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: '1.0.0', main: 'index.js' });
    files[`node_modules/${name}/index.js`] = '';
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

describe('the import rules', () => {
  const folders: string[] = [];
  const cruiseFiles = (files: Record<string, string>) => {
    const folder = build({ ...files });
    folders.push(folder);
    return cruise(folder, ['apps', 'libs', 'processes']);
  };
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  it('let a lawful house stand', () => {
    expect(cruiseFiles(LAWFUL)).toEqual([]);
  });

  describe('bite', () => {
    let violations: Report['summary']['violations'];
    beforeAll(() => {
      const offenders = Object.fromEntries(OFFENCES.map(({ file, text }) => [file, text]));
      violations = cruiseFiles({ ...LAWFUL, ...ACCOMPLICES, ...offenders });
    });

    it.each(OFFENCES)('$rule: $file', ({ rule, file, reaches }) => {
      const found = violations.filter((violation) => violation.rule.name === rule && violation.from === file).map((violation) => violation.to);
      expect(found).toContainEqual(expect.stringContaining(reaches));
    });

    it('have an offender for each rule', () => {
      const law = execFileSync(process.execPath, ['-p', `JSON.stringify(require('./.dependency-cruiser.cjs').forbidden.map((rule) => rule.name))`], {
        cwd: project,
        encoding: 'utf8',
      });
      expect(OFFENCES.map(({ rule }) => rule)).toEqual(expect.arrayContaining(JSON.parse(law) as string[]));
    });
  });

  it('are kept by the project', () => {
    const broken = cruise(project, ROOMS).map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(broken).toEqual([]);
  });
});

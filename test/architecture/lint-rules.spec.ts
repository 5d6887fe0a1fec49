import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const project = resolve(__dirname, '../..');

/** What must not be written, and the rule that says so. */
const OFFENCES: { rule: string; file: string; text: string }[] = [
  { rule: 'no-restricted-properties', file: 'processes/a/a.workflow.ts', text: 'export const a = Promise.all([one, two]);' },
  { rule: 'no-restricted-properties', file: 'processes/a/b.workflow.ts', text: 'export const b = Promise.race([one, two]);' },
  { rule: 'no-restricted-properties', file: 'processes/a/c.workflow.ts', text: 'export const c = Date.now();' },
  { rule: 'no-restricted-globals', file: 'processes/a/d.workflow.ts', text: 'setTimeout(() => undefined, 1);' },
  { rule: 'no-restricted-properties', file: 'libs/a.ts', text: `export const a = process.env['A'];` },
  { rule: 'no-console', file: 'apps/api/src/a.ts', text: `console.log('a');` },
  { rule: 'no-empty', file: 'libs/b.ts', text: 'try { one(); } catch {}' },
  { rule: 'no-explicit-any', file: 'libs/c.ts', text: 'export const c: any = 1;' },
  { rule: 'no-unused-vars', file: 'libs/d.ts', text: 'const d = 1;' },
  { rule: 'eqeqeq', file: 'libs/e.ts', text: 'export const e = (one: number) => one == 1;' },
  { rule: 'prefer-const', file: 'libs/f.ts', text: 'let f = 1; export const g = f;' },
  { rule: 'no-floating-promises', file: 'libs/g.ts', text: 'const g = async () => 1; g();' },
  { rule: 'no-misused-promises', file: 'libs/h.ts', text: 'const h = async () => true; if (h()) throw new Error();' },
  { rule: 'switch-exhaustiveness-check', file: 'libs/i.ts', text: `export function i(one: 'a' | 'b') { switch (one) { case 'a': return 1; } return 2; }` },
];

const ALLOWED: Record<string, string> = {
  'apps/api/src/config/config.ts': `export const port = process.env['PORT'];`,
  'tools/say.mjs': `console.log('a');`,
  'libs/why.ts': 'export function why(one: () => void) { try { one(); } catch { /* it may be gone, and that is well */ } }',
  'libs/now.ts': 'export const now = Date.now();',
};

describe('the linter', () => {
  let folder: string;
  let found: { file: string; rule: string }[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'reglament-lint-'));
    for (const file of ['.oxlintrc.json', 'tsconfig.json']) cpSync(join(project, file), join(folder, file));
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
    const files = { ...ALLOWED, ...Object.fromEntries(OFFENCES.map(({ file, text }) => [file, text])) };
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${text}\n`);
    }
    const oxlint = join(project, 'node_modules/oxlint/bin/oxlint');
    const { stdout } = spawnSync(process.execPath, [oxlint, '--type-aware', '--format=unix', 'apps', 'libs', 'processes', 'tools'], {
      cwd: folder,
      encoding: 'utf8',
    });
    found = [...stdout.matchAll(/^(.+?):\d+:\d+: .*\((.+)\)\]$/gm)].map(([, file = '', rule = '']) => ({ file, rule }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(OFFENCES)('refuses, by $rule, $text', ({ rule, file }) => {
    expect(found).toContainEqual({ file, rule });
  });

  it.each(Object.keys(ALLOWED))('has nothing against %s', (file) => {
    expect(found.filter((finding) => finding.file === file)).toEqual([]);
  });
});

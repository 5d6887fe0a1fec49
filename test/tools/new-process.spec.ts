import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { touchedBy } from '../../tools/dev/renewal.mjs';
import { blocksOf } from '../../tools/guide.mjs';
import { whyNoName } from '../../tools/new-process.mjs';

const PROJECT = join(import.meta.dirname, '../..');
/** What the generator and the checks of its work read. */
const NEEDED = ['tools', 'processes', 'packs', 'package.json', '.prettierrc.json', '.prettierignore'];

describe('npm run new:process', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'reglament-new-'));
    for (const path of NEEDED) cpSync(join(PROJECT, path), join(root, path), { recursive: true });
    symlinkSync(join(PROJECT, 'node_modules'), join(root, 'node_modules'), 'junction');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const node = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
    return { status, stdout, said: `${stdout}${stderr}` };
  };
  const json = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

  it.each([
    ['', /Give it a name/],
    ['Expense', /small letters with hyphens/],
    ['expense_approval', /small letters with hyphens/],
    ['expense-2', /each word beginning with a letter/],
    ['../escape', /small letters with hyphens/],
    ['delete', /a word of the program/],
    ['index', /a word of the program/],
    ['intake', /processes\/intake is there already/],
    ['a'.repeat(41), /longer than 40 letters/],
  ])('refuses the name "%s" with a sentence', (name, sentence) => expect(whyNoName(name)).toMatch(sentence));

  it('writes a folder that the checks are content with, enters it into pack and index, and says what comes next', () => {
    const { status, stdout } = node('tools/new-process.mjs', 'expense-approval');
    expect(status).toBe(0);
    const named = [...stdout.matchAll(/^ {2}((?:processes|packs)\/\S+)$/gm)].map(([, file]) => file!);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(named.filter((file) => file.startsWith('processes/expense-approval/'))).toHaveLength(7);
    expect(stdout).toContain('npm test -- processes/expense-approval');
    expect(named.flatMap((file) => readFileSync(join(root, file), 'utf8').match(/\{\{\w+\}\}|undefined/g) ?? [])).toEqual([]);

    expect((json('packs/west-technology/pack.json') as { processes: string[] }).processes).toContain('expense-approval');
    expect(json('packs/west-technology/deadlines.json')).toMatchObject({ 'expense-approval.decide': { escalateTo: 'director' } });
    for (const check of [
      ['tools/generate-index.mjs', '--check'],
      ['tools/checks/texts.mjs'],
      ['tools/checks/house.mjs'],
      ['node_modules/prettier/bin/prettier.cjs', '--check', 'processes', 'packs'],
    ])
      expect([check, node(...check)]).toMatchObject([check, { status: 0 }]);
  });

  it('does not write over what is there', () => {
    const before = readFileSync(join(root, 'processes/intake/intake.contract.ts'), 'utf8');
    expect(node('tools/new-process.mjs', 'intake')).toMatchObject({ status: 1, said: expect.stringContaining('there already') });
    expect(readFileSync(join(root, 'processes/intake/intake.contract.ts'), 'utf8')).toBe(before);
  });
});

describe('the guide to a new process', () => {
  const guide = readFileSync(join(PROJECT, 'docs/guides/a-new-process.md'), 'utf8');

  it('has no block of code that `npm run guide` does not run', () => {
    const blocks = blocksOf(guide);
    expect(blocks.length).toBeGreaterThan(15);
    expect(blocks.length).toBe([...guide.matchAll(/^```(?!text)\w+/gm)].length);
  });

  it('is refused with the line of a block that says neither a file nor a command', () => {
    expect(() => blocksOf('# A\n\n```ts\nconst a = 1;\n```\n')).toThrow(/a-new-process\.md:3: this block is never run/);
  });
});

describe('npm run dev', () => {
  it.each<[string[], object | undefined]>([
    [['dist/processes/intake/intake.workflow.js'], { stories: true, api: true, worker: true }],
    [['dist/libs/domain/src/tasks/task.repository.js'], { stories: true, api: true, worker: true }],
    [['dist/apps/api/src/main.js'], { stories: false, api: true, worker: false }],
    [['dist/apps/worker/src/relay.js'], { stories: false, api: false, worker: true }],
    [['apps/api/texts/ru.json'], { stories: false, api: true, worker: false }],
    [['packs/west-technology/deadlines.json'], { stories: false, api: true, worker: true }],
    [['processes/intake/texts/ru.json'], { stories: false, api: true, worker: true }],
    [['processes/intake/history/0.1.0-late.json'], undefined],
    [[], undefined],
  ])('renews after a change of %j just what it touches', (files, touched) => expect(touchedBy(files)).toEqual(touched));
});

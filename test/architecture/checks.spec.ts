import { findHouse } from '../../tools/checks/house.mjs';
import { documentOf, findRequirements } from '../../tools/checks/requirements.mjs';
import { findSize } from '../../tools/checks/size.mjs';
import { findSql } from '../../tools/checks/sql.mjs';
import { believed, countsOfChecks, countsOfJest, countsOfPart } from '../../tools/checks/tally.mjs';
import { findTexts } from '../../tools/checks/texts.mjs';
import { treeOf } from '../../tools/checks/tree.mjs';
import { filesOf, tooHeavy } from '../../tools/checks/weight.mjs';
import { findStaleIndex, indexOf } from '../../tools/generate-index.mjs';

type Check = (tree: ReturnType<typeof treeOf>) => { file: string; line: number; message: string }[];

/** What a check says about these files, as it prints it. */
const said = (check: Check, files: Record<string, string>) => check(treeOf(files)).map(({ file, line, message }) => `${file}:${line}: ${message}`);

describe('the check of texts', () => {
  const folder = (texts: { ru: object; en: object; zh: object }, at = 'processes/intake/texts') =>
    Object.fromEntries(Object.entries(texts).map(([language, text]) => [`${at}/${language}.json`, JSON.stringify(text, null, 2)]));

  it('is content with the same keys in three languages', () => {
    expect(said(findTexts, folder({ ru: { steps: { calling: 'Звонок' } }, en: { steps: { calling: 'Call' } }, zh: { steps: { calling: '电话' } } }))).toEqual(
      [],
    );
  });

  it('names a missing key, an empty text and a language that is not there', () => {
    const files = folder({ ru: { a: 'А', b: 'Б' }, en: { a: 'A' }, zh: { a: ' ', b: 'B' } });
    expect(said(findTexts, files)).toEqual([
      'processes/intake/texts/zh.json:2: "a" is empty.',
      'processes/intake/texts/en.json:1: "b" is missing; other languages have it.',
    ]);
    delete files['processes/intake/texts/en.json'];
    expect(said(findTexts, files)).toContain('processes/intake/texts/en.json:1: This language is missing: each catalogue is in ru, en and zh.');
  });

  it('knows the plural forms of each language', () => {
    const texts = { ru: { n_one: '1', n_few: '2', n_many: '5', n_other: '1,5' }, en: { n_one: '1', n_other: '2' }, zh: { n_other: '1' } };
    expect(said(findTexts, folder(texts))).toEqual([]);
    expect(said(findTexts, folder({ ...texts, ru: { n_one: '1', n_other: '2' } }))).toEqual([
      'processes/intake/texts/ru.json:3: "n" counts something, and lacks the form "_few", "_many".',
    ]);
  });

  it('compares the values that texts speak of', () => {
    const texts = { ru: { hello: 'Привет, {{name}}' }, en: { hello: 'Hello, {{nmae}}' }, zh: { hello: '{{ name }}你好' } };
    expect(said(findTexts, folder(texts))).toEqual([
      'processes/intake/texts/en.json:2: "hello" and its Russian text differ in the values they speak of: {{nmae}}, {{name}}.',
    ]);
  });

  it('finds keys that the web asks for in vain, and those it never asks for', () => {
    const same = { inbox: { title: 'x', empty: 'x' }, state: { late: 'x' }, n_one: 'x', n_few: 'x', n_many: 'x', n_other: 'x' };
    const files = {
      ...folder({ ru: same, en: same, zh: same }, 'apps/web/texts'),
      'apps/web/src/inbox.tsx': "export const a = [t('inbox.title'), t(`state.${x}`), i18n.t('n', { count: 2 }), t('inbox.gone')];",
    };
    expect(said(findTexts, files)).toEqual([
      'apps/web/src/inbox.tsx:1: "inbox.gone" is not in apps/web/texts/ru.json.',
      'apps/web/texts/ru.json:4: "inbox.empty" is used nowhere: take it out of the three languages.',
    ]);
  });

  it('knows which texts the api asks for, and leaves those of processes to the check of packs', () => {
    const same = { role: { head: 'Р' }, gone: 'Н', rule: { long: 'Д' } };
    const files = {
      ...folder({ ru: same, en: same, zh: same }, 'apps/api/texts'),
      'apps/api/src/labels.ts': 'say(`role.${role}`); labels.say("timeline.nothing"); labels.optional("processes.intake.process");',
    };
    expect(said(findTexts, files)).toEqual([
      'apps/api/src/labels.ts:1: "timeline.nothing" is not in apps/api/texts/ru.json.',
      'apps/api/texts/ru.json:5: "gone" is used nowhere: take it out of the three languages.',
    ]);
  });

  it('finds texts in the code, and lets comments, tests and demo data speak', () => {
    const spoken = "// Заявка\nexport const label = 'Заявка';\nexport const hello = `你好 ${label}`;";
    expect(
      said(findTexts, {
        'apps/api/src/a.ts': spoken,
        'apps/api/src/a.spec.ts': spoken,
        'apps/api/src/seed/a.ts': spoken,
        'libs/b.tsx': 'export const b = <p>Далее</p>;',
      }),
    ).toEqual([
      'apps/api/src/a.ts:2: «Заявка» belongs into a catalogue of texts: the code speaks no language of its users.',
      'apps/api/src/a.ts:3: «你好» belongs into a catalogue of texts: the code speaks no language of its users.',
      'libs/b.tsx:1: «Далее» belongs into a catalogue of texts: the code speaks no language of its users.',
    ]);
  });
});

describe('the check of SQL', () => {
  const sql = (text: string, more: Record<string, string> = {}) =>
    said(findSql, { 'libs/domain/src/a.ts': text, ...more }).map((line) => line.replace('libs/domain/src/a.ts:', ''));

  it('is content with parameters, the clock of the program, and settings of a transaction', () => {
    expect(
      sql(`
        await tx.rows(\`UPDATE task SET at = $1 WHERE id = $2\`, [clock.now(), id]);
        await tx.rows(\`SET LOCAL lock_timeout = '1s'\`);
        await tx.rows(\`SELECT set_config('app.organisation', $1, true)\`, [organisation]);
        throw new Error(\`Set \${name} now()\`);`),
    ).toEqual([]);
  });

  it.each(['SELECT now()', 'UPDATE task SET at = CURRENT_TIMESTAMP', 'now()'])('refuses the clock of the database: %s', (statement) => {
    expect(sql(`export const a = '${statement}';`)).toEqual([expect.stringContaining("1: SQL reads the database's clock")]);
  });

  it('refuses columns that the database dates', () => {
    expect(sql('class A { @CreateDateColumn() at: Date; }')).toEqual([expect.stringContaining('filled by the clock of the database')]);
  });

  it('lets clock_timestamp() stand where a comment says why', () => {
    const statement = 'await tx.rows(`SELECT clock_timestamp()`);';
    expect(sql(statement)).toEqual([expect.stringContaining('has to say why')]);
    expect(sql(`// Leases are compared between machines: clock_timestamp() is the one clock that all share.\n${statement}`)).toEqual([]);
  });

  it.each(["SET statement_timeout = '1s'", "SELECT set_config('a', $1, false)"])('refuses a setting that stays with the connection: %s', (statement) => {
    expect(sql(`await runner.query(\`${statement}\`);`)).toEqual([expect.stringContaining('stays with the pooled connection')]);
  });

  it('refuses values written into a statement, by template and by plus', () => {
    expect(
      sql(
        'await tx.row(`SELECT * FROM task WHERE id = ${id}`);\nawait tx.change("DELETE FROM task WHERE id = " + id);\nconst later = `SELECT ${what} FROM task`;',
      ),
    ).toEqual([
      expect.stringMatching(/^1: `id` is written into the text/),
      expect.stringMatching(/^2: `id` is written into the text/),
      expect.stringMatching(/^3: `what` is written into the text/),
    ]);
  });

  it('allows marked pieces of our own, here, imported, or on the spot', () => {
    expect(sql('const COLUMNS = /* sql-fragment */ `id, name`;\nawait tx.rows(`SELECT ${COLUMNS} FROM task`);')).toEqual([]);
    expect(sql('await tx.rows(`SELECT ${/* sql-fragment */ columns.join()} FROM task`);')).toEqual([]);
    const other = { 'libs/domain/src/b.ts': '/* sql-fragment */ export const VISIBLE = `organisation = $1`;' };
    expect(sql("import { VISIBLE } from './b.js';\nawait tx.rows(`SELECT 1 FROM task WHERE ${VISIBLE}`);", other)).toEqual([]);
    expect(sql('await tx.rows(`SELECT 1 FROM task WHERE ${VISIBLE}`);', other)).toEqual([expect.stringContaining('`VISIBLE`')]);
  });
});

describe('the check of size', () => {
  it('refuses files over 400 lines, except generated ones and migrations', () => {
    const long = 'a();\n'.repeat(401);
    expect(said(findSize, { 'libs/a.ts': long, 'libs/migrations/1-a.ts': long, 'libs/b.ts': `// Generated by a program.\n${long}` })).toEqual([
      'libs/a.ts:401: 401 lines are more than 400: cut the file where its subjects part.',
    ]);
  });

  it('allows three parameters by place, and seven dependencies', () => {
    expect(
      said(findSize, {
        'libs/a.ts': `
          function three(a, b, c) {}
          class A extends B {
            constructor(a, b, c, d, e, f, g) { super(); }
            handler(@Param() a, @Body() b, @Req() c, @Res() d) {}
            override shape(a, b, c, d) {}
          }
          list.reduce((a, b, c, d) => a);
          type Handler = (a: 1, b: 2, c: 3, d: 4) => void;`,
      }),
    ).toEqual([]);
    expect(said(findSize, { 'libs/a.ts': 'const four = (a, b, c, d) => a;\nclass A {\n  constructor(a, b, c, d, e, f, g, h) {}\n}' })).toEqual([
      'libs/a.ts:1: 4 parameters are more than 3: pass one object whose members have names.',
      'libs/a.ts:3: This constructor has 8 parameters, more than 7: the class does too much.',
    ]);
  });
});

describe('the check of the house', () => {
  const house = (files: Record<string, string>) =>
    findHouse(treeOf(files), '/builds/somebody/reglament').map(({ file, line, message }) => `${file}:${line}: ${message}`);

  it.each([
    'libs/domain/src/people/person.entity.ts',
    'apps/web/src/inbox/InboxPage.tsx',
    'processes/intake/intake.workflow.spec.ts',
    'libs/domain/src/1795300000000-walls.ts',
    'processes/a/assign-manager.rule.ts',
  ])('lets %s be called so', (file) => expect(house({ [file]: '' })).toEqual([]));

  it.each([
    'libs/domain/src/date-utils.ts',
    'libs/common/a.ts',
    'apps/api/src/task.helpers.ts',
    'apps/api/src/manager.ts',
    'apps/api/src/TaskList.ts',
    'libs/domain/src/person.model.ts',
  ])('refuses the name %s', (file) => expect(house({ [file]: '' })).toHaveLength(1));

  it('refuses tests that are left out and work that is left undone', () => {
    expect(house({ 'libs/a.spec.ts': `it${'.only'}('a', b);\n// ${'TO'}${'DO'} later` })).toEqual([
      expect.stringMatching(/^libs\/a\.spec\.ts:2: .*finish it/),
      expect.stringMatching(/^libs\/a\.spec\.ts:1: .*leaves tests out/),
    ]);
    expect(house({ 'libs/a.spec.ts': `await story.skip('3 working days');` })).toEqual([]);
  });

  it('refuses paths of a machine, and ways out of the project', () => {
    expect(house({ 'docs/a.md': `See /${'home'}/ann/notes and [b](../README.md).` })).toEqual([expect.stringContaining('docs/a.md:1:')]);
    expect(house({ 'README.md': 'In /builds/somebody/reglament/libs.' })).toHaveLength(1);
    expect(house({ 'docs/a.md': `See [the plan](${'../'.repeat(2)}plan/a.md).` })).toEqual([expect.stringContaining('leads out of the project')]);
  });
});

describe('the index of processes', () => {
  const process = (name: string, roles: string[]) => Object.fromEntries(roles.map((role) => [`processes/${name}/${name}.${role}.ts`, '']));

  it('leads to contracts, stories and activities', () => {
    const index = indexOf(treeOf({ ...process('sales-case', ['contract', 'workflow']), ...process('intake', ['contract', 'workflow', 'activities']) }));
    expect(index['processes/index/contracts.ts']).toContain('export const CONTRACTS = [intake, salesCase];');
    expect(index['processes/index/workflows.ts']).toContain(
      `const salesCase = tellStory(salesCaseContract, tellSalesCase);\nexport { salesCase as 'sales-case' };`,
    );
    expect(index['processes/index/activities.ts']).toContain(`return { ...prefixed('intake', intakeActivities(services)) };`);
  });

  it('is stale once a process comes or goes', () => {
    const files = process('intake', ['contract', 'workflow', 'activities']);
    const fresh = { ...files, ...indexOf(treeOf(files)) };
    expect(findStaleIndex(treeOf(fresh))).toEqual([]);
    expect(said(findStaleIndex, { ...fresh, ...process('contact', ['contract']) })).toEqual([
      'processes/index/contracts.ts:1: This file is stale: run `npm run generate`.',
    ]);
  });

  it('refuses a name that JavaScript keeps for itself', () => {
    expect(() => indexOf(treeOf(process('return', ['contract'])))).toThrow('"return" is a word of JavaScript');
  });
});

describe('the table of requirements', () => {
  const spec = `
    describe('intake, WT-1.3', () => {
      it('WT-1.10 asks | what is missing', () => {});
      it.each([1])('WT-1.2 calls within %s minutes (WT-S1, V3-O)', () => {});
      it.${'skip'}('WT-9.9 is left out', () => {});
    });`;

  it('lists each requirement with the tests that name it', () => {
    const rows = documentOf(treeOf({ 'processes/intake/intake.spec.ts': spec }))
      .split('\n')
      .filter((line) => /^\| [A-Z]/.test(line));
    expect(rows).toEqual([
      expect.stringMatching(/^\| WT-1\.2 \| intake, WT-1\.3 › WT-1\.2 calls .* \(`processes\/intake\/intake\.spec\.ts`\) \|$/),
      expect.stringMatching(/^\| WT-1\.3 \| .*<br>.* \|$/),
      expect.stringMatching(/^\| WT-1\.10 \| .*asks \\\| what.* \|$/),
      expect.stringMatching(/^\| WT-S1 \| /),
      expect.stringMatching(/^\| V3-O \| /),
    ]);
  });

  it('refuses a claim without a test, and a table that is old', () => {
    const files = { 'processes/intake/intake.spec.ts': spec, 'processes/intake/README.md': '# Intake\n\nRequirements: WT-1.2, WT-1.6\n' };
    const fresh = { ...files, 'docs/requirements.md': documentOf(treeOf(files)) };
    expect(said(findRequirements, fresh)).toEqual(['processes/intake/README.md:3: WT-1.6 is claimed here, and no test names it.']);
    expect(said(findRequirements, files)).toContain('docs/requirements.md:1: This file is stale: run `npm run generate`.');
  });

  it('refuses a page of security that names a test, or a file, that is not there', () => {
    const page = 'Wall\n`processes/intake/intake.spec.ts` “calls within”, “sings”; `gone.spec.ts` “calls”; `processes/intake/intake.spec.ts`';
    const files = { 'processes/intake/intake.spec.ts': spec, 'docs/security.md': page };
    const fresh = { ...files, 'docs/requirements.md': documentOf(treeOf(files)) };
    expect(said(findRequirements, fresh)).toEqual([
      'docs/security.md:2: processes/intake/intake.spec.ts has no test "sings".',
      'docs/security.md:2: gone.spec.ts is not there.',
      'docs/security.md:2: Say which test of processes/intake/intake.spec.ts stands for this.',
    ]);
  });
});

describe('the tally of a build', () => {
  it('counts tests, and files that could not be run', () => {
    expect(countsOfJest('{"numPassedTests":5,"numFailedTests":1,"numRuntimeErrorTestSuites":2}')).toEqual({ passed: 5, failed: 3 });
    expect(countsOfChecks('{"passed":3,"failed":0}')).toEqual({ passed: 3, failed: 0 });
  });

  it.each(['', '{"numPassed', '[]', 'null'])('takes %j for a part that died', (json) => {
    expect(countsOfJest(json)).toBeUndefined();
    expect(countsOfChecks(json)).toBeUndefined();
  });

  it('counts a part of one thing by its exit code, and not at all where it could not be tried', () => {
    expect(['0', '1', '137', '', undefined, '75'].map(countsOfPart).map(({ passed, failed }) => `${passed}/${failed}`)).toEqual([
      '1/0',
      '0/1',
      '0/1',
      '0/1',
      '0/1',
      '0/0',
    ]);
  });

  it('counts a part that broke down as a failure, whatever it says', () => {
    expect(believed(undefined, 0)).toEqual({ passed: 0, failed: 1 });
    expect(believed({ passed: 5, failed: 0 }, 137)).toEqual({ passed: 5, failed: 1 });
    expect(believed({ passed: 0, failed: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
    expect(believed({ passed: 5, failed: 2 }, 1)).toEqual({ passed: 5, failed: 2 });
    expect(believed({ passed: 5, failed: 0 }, 0)).toEqual({ passed: 5, failed: 0 });
  });
});

describe('the check of weights', () => {
  const manifest = {
    'index.html': { file: 'assets/index.js', imports: ['_shared.js'], css: ['assets/index.css'] },
    'src/page.tsx': { file: 'assets/page.js', imports: ['_shared.js', 'index.html'] },
    '_shared.js': { file: 'assets/shared.js', imports: [], css: ['assets/shared.css'] },
    'src/later.tsx': { file: 'assets/later.js' },
  };

  it('weighs what the pages import at once, each file once, and nothing that comes later', () => {
    expect(filesOf(manifest, ['index.html', 'src/page.tsx'])).toEqual([
      'assets/index.js',
      'assets/index.css',
      'assets/shared.js',
      'assets/shared.css',
      'assets/page.js',
    ]);
    expect(() => filesOf(manifest, ['src/gone.tsx'])).toThrow('src/gone.tsx is not in the manifest');
  });

  it('says what is the heaviest where it is too much', () => {
    const weighed = [
      { file: 'a.js', bytes: 2_048 },
      { file: 'b.js', bytes: 4_096 },
    ];
    expect(tooHeavy(weighed, 6_144)).toBeNull();
    expect(tooHeavy(weighed, 5_120)).toBe(
      'Sign-in and inbox weigh 6 kB gzipped, 5 kB are allowed: let a page that needs it fetch it. The heaviest: b.js 4 kB, a.js 2 kB.',
    );
  });
});

import { findLicences, isAllowed, shippedPackages } from '../../tools/checks/licences.mjs';
import { readTree, treeOf } from '../../tools/checks/tree.mjs';
import { holesOf, judge, wrongExceptions } from '../../tools/supply/holes.mjs';

interface Locked {
  version: string;
  license?: string;
  dev?: true;
  dependencies?: Record<string, string>;
}

const GIVEN = { package: 'odd', licence: 'GPL-3.0', since: '2026-11-22', reason: 'The company has bought another licence of it.' };

/** A project with these packages, `server` of the server, `page` of the pages and `tool` of the build. */
const treeWith = (packages: Record<string, Locked>, licences: object[] = []) =>
  treeOf({
    'package.json': JSON.stringify({ dependencies: { server: '1' }, devDependencies: { page: '1', tool: '1' } }),
    'package-lock.json': JSON.stringify({ packages: Object.fromEntries(Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry])) }),
    'apps/web/src/main.tsx': `import { page } from 'page';`,
    'docs/supply.json': JSON.stringify({ licences, holes: [] }),
  });

const MIT = { version: '1.0.0', license: 'MIT' };
const GPL = { version: '1.0.0', license: 'GPL-3.0' };
const said = (...given: Parameters<typeof treeWith>) => findLicences(treeWith(...given)).map(({ message }) => message);

describe('licences', () => {
  it('of our own packages are all allowed, or excepted with a reason', () => {
    const tree = readTree();
    expect(findLicences(tree)).toEqual([]);
    const names = new Set(shippedPackages(tree).map(({ name }) => name));
    for (const name of ['@nestjs/core', 'pg', 'react', '@mantine/core', 'bpmn-js', '@temporalio/core-bridge']) expect(names).toContain(name);
    for (const name of ['jest', 'typescript-eslint', 'playwright-core', 'vite']) expect(names).not.toContain(name);
  });

  it('are read as SPDX says', () => {
    expect(['MIT', '(MIT OR GPL-3.0)', 'Apache-2.0 AND MIT', 'GPL-3.0', 'MIT AND GPL-3.0', ''].map(isAllowed)).toEqual([true, true, true, false, false, false]);
  });

  it('of what a package brings along count, of the server and of the pages; those of the build do not', () => {
    const server = { ...MIT, dependencies: { odd: '1' } };
    expect(said({ server, page: MIT, tool: GPL, odd: GPL })).toEqual([expect.stringContaining('odd 1.0.0 stands under "GPL-3.0"')]);
    expect(said({ server: MIT, page: { ...MIT, dependencies: { odd: '1' } }, tool: MIT, odd: GPL })).toHaveLength(1);
    expect(said({ server: MIT, page: MIT, tool: { ...MIT, dependencies: { odd: '1' } }, odd: GPL })).toEqual([]);
  });

  it('of the copy that is really used count, where there are two', () => {
    const server = { ...MIT, dependencies: { odd: '2' } };
    expect(said({ server, page: MIT, tool: MIT, odd: GPL, 'server/node_modules/odd': MIT })).toEqual([]);
    expect(said({ server, page: MIT, tool: MIT, odd: MIT, 'server/node_modules/odd': GPL })).toHaveLength(1);
  });

  it('that nobody knows are told; builds of one package for other systems stand under its licence', () => {
    const { license: _, ...unknown } = MIT;
    expect(said({ server: unknown, page: MIT, tool: MIT })).toEqual([expect.stringContaining('stands under "no licence"')]);
    const server = { ...MIT, dependencies: { 'server-linux-x64': '1' } };
    expect(said({ server, page: MIT, tool: MIT, 'server-linux-x64': unknown })).toEqual([]);
  });

  it('may be excepted, as long as that is needed and says why', () => {
    const packages = { server: { ...MIT, dependencies: { odd: '1' } }, page: MIT, tool: MIT, odd: GPL };
    expect(said(packages, [GIVEN])).toEqual([]);
    expect(said(packages, [{ ...GIVEN, licence: 'MIT' }])).toHaveLength(2);
    expect(said({ ...packages, odd: MIT }, [GIVEN])).toEqual(['odd needs no exception any more: take it out.']);
    expect(said(packages, [{ ...GIVEN, reason: 'why not' }])).toEqual(['The exception of odd must say since when and why.']);
  });
});

describe('known holes', () => {
  const audit = (via: (object | string)[]) =>
    JSON.stringify({ auditReportVersion: 2, vulnerabilities: { odd: { name: 'odd', via }, uses: { name: 'uses', via: ['odd'] } } });
  const ADVISORY = { source: 1, name: 'odd', title: 'Reads too far', url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc', severity: 'high', range: '<2' };
  const HOLE = { id: 'GHSA-aaaa-bbbb-cccc', package: 'odd', title: 'Reads too far', severity: 'high' };
  const EXCEPTION = { id: HOLE.id, package: 'odd', until: '2026-12-31', reason: 'Is never given what strangers send.' };

  it('are read once each out of what npm says', () => {
    expect(holesOf(audit([ADVISORY, 'other', ADVISORY]))).toEqual([HOLE]);
    expect(holesOf(JSON.stringify({ vulnerabilities: {} }))).toEqual([]);
  });

  it('are not known where npm gives no answer: that is not "none"', () => {
    expect(holesOf(JSON.stringify({ message: '405 Method Not Allowed', error: {} }))).toBeUndefined();
    expect(holesOf('')).toBeUndefined();
  });

  it('fail, unless an exception covers them that day', () => {
    expect(judge([HOLE], [], '2026-11-22')).toEqual([expect.stringContaining('odd: Reads too far (high, GHSA-aaaa-bbbb-cccc)')]);
    expect(judge([HOLE], [EXCEPTION], '2026-12-31')).toEqual([]);
    expect(judge([HOLE], [EXCEPTION], '2027-01-01')).toEqual(['The exception of odd (GHSA-aaaa-bbbb-cccc) was good until 2026-12-31: look at it again.']);
    expect(judge([HOLE], [{ ...EXCEPTION, package: 'other' }], '2026-11-22')).toHaveLength(2);
    expect(judge([], [EXCEPTION], '2026-11-22')).toEqual([expect.stringContaining('is of no use any more')]);
  });

  it('are excepted only with a day and a reason', () => {
    expect(wrongExceptions([EXCEPTION])).toEqual([]);
    expect(wrongExceptions([{ ...EXCEPTION, until: 'later' }])).toHaveLength(1);
    expect(wrongExceptions([{ ...EXCEPTION, reason: 'fine' }])).toHaveLength(1);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pack } from './pack.service.js';

const ABOUT = { name: 'probe', timeZone: 'Europe/Moscow', language: 'ru', numbers: { request: 'З-', case: 'Д-' }, processes: ['intake'] };
const DEADLINES = { 'intake.confirmRequest': { warn: '5 working minutes', due: '10 working minutes', escalateTo: 'head', source: 'WT-1.2' } };
const CALENDAR = { hours: { mon: ['9:00-18:00'] }, source: 'WT' };
const row = (change: object) => ({ 'intake.confirmRequest': { ...DEADLINES['intake.confirmRequest'], ...change } });

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'reglament-pack-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function read(files: Record<string, unknown>): Pack {
  for (const [name, content] of Object.entries({ 'pack.json': ABOUT, 'deadlines.json': DEADLINES, 'calendar.json': CALENDAR, ...files })) {
    if (content !== undefined) writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return Pack.read(folder);
}

describe('a pack', () => {
  it('tells its deadlines, and numbers as people read them', () => {
    const pack = read({});
    expect(pack.deadline('intake', 'confirmRequest')).toMatchObject({ warn: '5 working minutes', due: '10 working minutes', escalateTo: 'head' });
    expect(pack.deadline('intake', 'other')).toBeUndefined();
    expect([pack.numberText('case', '1024'), pack.numberText('request', '7'), pack.timeZone, pack.processes]).toEqual([
      'Д-1024',
      'З-7',
      'Europe/Moscow',
      ['intake'],
    ]);
  });

  it('tells which process a request begins with: the one that it names for the kind, else the usual one', () => {
    const pack = read({ 'pack.json': { ...ABOUT, roots: { letter: 'intake' } } });
    expect(['letter', 'request', 'toString'].map((kind) => pack.rootOf(kind))).toEqual(['intake', 'sales-case', 'sales-case']);
  });

  it('has timers, and names the file for one that it does not have', () => {
    const pack = read({ 'timers.json': { 'intake.pause': { after: '2 working days', source: 'WT-1.2' } } });
    expect(pack.timer('intake', 'pause')).toBe('2 working days');
    expect(() => pack.timer('intake', 'other')).toThrow('has no timer "intake.other": write it into its timers.json');
  });

  it('is named by its content: another deadline is another version, and the same files are the same', () => {
    const versions = [read({}), read({}), read({ 'deadlines.json': row({ due: '11 working minutes' }) }), read({ 'scripts.json': '{}' })].map(
      ({ version }) => version,
    );
    expect(versions[0]).toMatch(/^[0-9a-f]{16}$/);
    expect([versions[1] === versions[0], new Set(versions).size]).toEqual([true, 3]);
  });

  it.each<[what: string, files: Record<string, unknown>, file: RegExp]>([
    ['no pack.json', { 'pack.json': undefined }, /pack\.json is missing or no JSON/],
    ['no deadlines.json', { 'deadlines.json': undefined }, /deadlines\.json is missing or no JSON/],
    ['a file that is no JSON', { 'deadlines.json': '{"a":' }, /deadlines\.json is missing or no JSON/],
    ['null for a pack', { 'pack.json': 'null' }, /pack\.json/],
    ['a list for a pack', { 'pack.json': [ABOUT] }, /pack\.json/],
    ['null for a table', { 'deadlines.json': 'null' }, /deadlines\.json/],
    ['a list for a table', { 'deadlines.json': [DEADLINES['intake.confirmRequest']] }, /deadlines\.json/],
    ['null for a row', { 'deadlines.json': { 'intake.confirmRequest': null } }, /deadlines\.json.*intake\.confirmRequest/],
    ['a number for a row', { 'deadlines.json': { 'intake.confirmRequest': 10 } }, /deadlines\.json.*intake\.confirmRequest/],
    ['no name', { 'pack.json': { ...ABOUT, name: undefined } }, /pack\.json.*name/],
    ['no numbers', { 'pack.json': { ...ABOUT, numbers: undefined } }, /pack\.json.*numbers/],
    ['half of the numbers', { 'pack.json': { ...ABOUT, numbers: { case: 'Д-' } } }, /pack\.json.*numbers/],
    ['a language that we do not speak', { 'pack.json': { ...ABOUT, language: 'fr' } }, /pack\.json.*language/],
    ['a time zone that there is not', { 'pack.json': { ...ABOUT, timeZone: 'Mars/Olympus' } }, /pack\.json.*time ?zone/i],
    ['an unknown word', { 'pack.json': { ...ABOUT, hours: [] } }, /pack\.json.*hours/],
    ['a root for a kind of request that there is not', { 'pack.json': { ...ABOUT, roots: { wish: 'intake' } } }, /pack\.json.*"wish".*no kind of a request/],
    ['a root that it does not run', { 'pack.json': { ...ABOUT, roots: { letter: 'contact' } } }, /pack\.json.*"letter" with "contact".*processes/],
    ['a table of roots that is none', { 'pack.json': { ...ABOUT, roots: 'intake' } }, /pack\.json.*roots/],
    [
      'a negative timer',
      { 'timers.json': { 'intake.pause': { after: '-1 minute', source: 'WT-1.2' } } },
      /timers\.json.*intake\.pause.*after: "-1 minute" is no duration/,
    ],
    ['a timer in minutes without a word', { 'timers.json': { 'intake.pause': { minutes: 3, source: 'WT-1.2' } } }, /timers\.json.*intake\.pause.*minutes/],
    ['processes that are no list', { 'pack.json': { ...ABOUT, processes: 'intake' } }, /pack\.json.*processes/],
    ['a negative time', { 'deadlines.json': row({ warn: '-1 minutes' }) }, /deadlines\.json.*confirmRequest.*warn: "-1 minutes" is no duration/],
    ['a number for a time', { 'deadlines.json': row({ due: 10 }) }, /deadlines\.json.*confirmRequest.*due: "10" is no duration: write a number and/],
    ['no end', { 'deadlines.json': row({ due: undefined }) }, /deadlines\.json.*confirmRequest.*due/],
    ['a time in other words', { 'deadlines.json': row({ due: 'soon' }) }, /deadlines\.json.*confirmRequest.*due: "soon" is no duration/],
    ['two years', { 'deadlines.json': row({ due: '732 days' }) }, /deadlines\.json.*confirmRequest.*due: "732 days" is too long/],
    ['half a deadline in working time', { 'deadlines.json': row({ warn: '5 minutes' }) }, /deadlines\.json.*confirmRequest.*both in working time/],
    ['a role that there is not', { 'deadlines.json': row({ escalateTo: 'owner' }) }, /deadlines\.json.*confirmRequest.*escalateTo/],
    ['a row without its source', { 'deadlines.json': row({ source: undefined }) }, /deadlines\.json.*confirmRequest.*source/],
    ['an unknown word in a row', { 'deadlines.json': row({ speed: 2 }) }, /deadlines\.json.*confirmRequest.*speed/],
    ['a warning after the end', { 'deadlines.json': row({ warn: '11 working minutes' }) }, /deadlines\.json.*confirmRequest.*warns after it is due/],
  ])('with %s stops, and names the file and what is wrong', (_what, files, sentence) => {
    expect(() => read(files)).toThrow(sentence);
  });
});

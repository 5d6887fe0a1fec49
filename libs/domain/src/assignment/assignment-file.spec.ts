import { findingText } from '../packs/finding.type.js';
import { JsonFile } from '../packs/placed-json.js';
import { readOne } from '../packs/read-pack.js';
import { readAssignment, type AssignmentTable } from './assignment-file.js';

const ROW = { ways: ['own-manager', 'least-loaded'], source: 'WT-1.9' };
const DUTIES = { night: { role: 'secretary', source: 'ALL-4' } };
const table = (content: object): AssignmentTable => {
  const file = new JsonFile('assignment.json', JSON.stringify(content));
  const read = readOne(file, readAssignment);
  if (!read) throw new Error(file.findings.map(findingText).join('\n'));
  return read;
};
const read = (tasks: unknown, duties: unknown = DUTIES) => table({ tasks, duties });
const task = (change: object) => ({ 'contact.contactClient': { ...ROW, ...change } });

describe('assignment.json', () => {
  it('tells who gets a task, and which duties there are', () => {
    const { rows, duties } = read(task({ ways: ['on-duty', 'by-skill'], duty: 'night', skill: 'audio' }));
    expect(rows.get('contact.contactClient')).toMatchObject({ ways: ['on-duty', 'by-skill'], duty: 'night', skill: 'audio' });
    expect([...duties]).toEqual([['night', 'secretary']]);
    expect(table({})).toEqual({ rows: new Map(), duties: new Map() });
  });

  it.each<[what: string, tasks: unknown, sentence: RegExp, duties?: unknown]>([
    ['an unknown way', task({ ways: ['by-magic'] }), /assignment\.json:1: "tasks" → "contact\.contactClient" → "ways".*"by-magic" is not possible/],
    ['no way', task({ ways: [] }), /contact\.contactClient.*ways/],
    ['a way twice', task({ ways: ['wanted', 'wanted'] }), /contact\.contactClient.*ways/],
    ['no source', task({ source: undefined }), /contact\.contactClient.*source/],
    ['an unknown word', task({ speed: 2 }), /contact\.contactClient.*speed/],
    ['a row that is none', { 'contact.contactClient': null }, /contact\.contactClient": null is not right: an object is wanted here/],
    ['a task without its process', { contactClient: ROW }, /"contactClient": name it by process and task/],
    ['a skill that no way asks for', task({ skill: 'audio' }), /"skill" is asked for by "by-skill" only/],
    ['a way by duty without the duty', task({ ways: ['on-duty'] }), /"on-duty" and "duty" belong together/],
    ['a duty that there is not', task({ ways: ['on-duty'], duty: 'day' }), /there is no duty "day" among the "duties" of this file; choose one of night/],
    ['a duty of a role that there is not', task({}), /"duties" → "night" → "role"/, { night: { role: 'owner', source: 'x' } }],
  ])('with %s stops, and says where and what to do', (_what, ...[tasks, sentence, duties]) => {
    expect(() => read(tasks, duties)).toThrow(sentence);
  });
});

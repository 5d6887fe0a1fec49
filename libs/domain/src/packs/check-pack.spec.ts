import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineProcess, typeOf, type ProcessDefinition } from '#kit/contract/define-process.js';
import { CONTRACTS } from '../../../../processes/index/contracts.js';
import { projectFolder } from '../config/project-folder.js';
import { askTable } from '../decisions/ask-table.js';
import { checkPack, refuseBadPacks, type Build } from './check-pack.js';
import { contractFiles } from './contract-files.js';
import { findingText } from './finding.type.js';
import { JsonFile } from './placed-json.js';
import { PACK_FILES, PACK_FOLDERS } from './pack-files.js';
import { Pack } from './pack.service.js';
import { sourceOf, type PackSource } from './pack-source.js';
import { missingTexts, readProcessTexts, unusedTexts } from './process-texts.js';

const PACKS = join(projectFolder(), 'packs');
const processes = CONTRACTS as readonly ProcessDefinition[];
const build: Build = { processes, texts: readProcessTexts(processes.map(({ name }) => name)), contracts: contractFiles() };
const REAL = sourceOf(join(PACKS, 'west-technology'));

/** The real pack with a file that was changed; `from` must be there. */
function changed(path: string, from: string, to: string): PackSource {
  const text = REAL.files.get(path)!;
  if (!text.includes(from)) throw new Error(`${path} has no ${from}.`);
  return { ...REAL, files: new Map([...REAL.files, [path, text.replace(from, to)]]) };
}
const added = (path: string, text: string): PackSource => ({ ...REAL, files: new Map([...REAL.files, [path, text]]) });
const told = (source: PackSource, against = build) => checkPack(source, against).map(findingText);
/** Where a text stands in a file of the real pack. */
const line = (path: string, text: string) => REAL.files.get(path)!.split(text)[0]!.split('\n').length;

describe('the packs of this build', () => {
  it.each(readdirSync(PACKS))('%s is right, with everything that its processes ask of it', (name) => expect(told(sourceOf(join(PACKS, name)))).toEqual([]));

  it.each(processes.map((process) => [process.name, process] as const))(
    '%s has all its texts in three languages, and none that nobody asks for',
    (name, process) => {
      expect(build.texts.filter((catalogue) => catalogue.process === name).map(({ language }) => language)).toEqual(['ru', 'en', 'zh']);
      expect([...missingTexts(process, build.texts), ...unusedTexts(process, build.texts)].map(findingText)).toEqual([]);
    },
  );
});

describe('the guide to packs', () => {
  it('shows one whole pack that is right, with every kind of file that a pack may have', () => {
    const guide = readFileSync(join(projectFolder(), 'docs/guides/packs.md'), 'utf8');
    const files = new Map([...guide.matchAll(/^### `([^`]+)`$[^#]*?```json\n([^`]*)```/gm)].map(([, path, text]) => [path!, text!]));
    const kinds = [...Object.values(PACK_FILES).map(({ path }) => path), ...Object.values(PACK_FOLDERS).map(({ folder }) => `${folder}/`)];
    expect(kinds.filter((kind) => ![...files.keys()].some((path) => path.startsWith(kind)))).toEqual([]);
    expect(told({ label: 'docs/guides/packs.md', files })).toEqual([]);
  });
});

const DEADLINES = 'deadlines.json';
const SCRIPT = 'scripts/contact.contactClient.json';

describe('a pack held against its build', () => {
  it.each<[what: string, source: PackSource, file: string, sentence: RegExp]>([
    ['a process with a typo', changed('pack.json', '"contact"', '"contct"'), 'pack.json', /no process "contct"; did you mean "contact"\?/],
    [
      'a deadline with a typo',
      changed(DEADLINES, 'intake.confirmRequest', 'intake.confirmReqest'),
      DEADLINES,
      /the task "intake.confirmRequest" has no deadline: write a row/,
    ],
    [
      'a deadline for nothing',
      changed(DEADLINES, 'intake.confirmRequest', 'intake.confirmReqest'),
      DEADLINES,
      /no process of this pack has the task "intake.confirmReqest"; did you mean "intake.confirmRequest"\?/,
    ],
    [
      'an assignment for nothing',
      changed('assignment.json', 'contact.contactClient', 'contact.contactClent'),
      'assignment.json',
      /no process of this pack has the task "contact.contactClent"; did you mean "contact.contactClient"\?/,
    ],
    [
      'a script for nothing',
      added('scripts/intake.confirm.json', REAL.files.get(SCRIPT)!),
      'scripts/intake.confirm.json',
      /for the task "intake.confirm", which no process of this pack has/,
    ],
    ['a field that the form has not', changed(SCRIPT, '["agreed"]', '["agred"]'), SCRIPT, /no field "agred"; did you mean "agreed"\?/],
    [
      'a value that the form does not allow',
      changed(SCRIPT, '"tooExpensive"', '"tooExpensiv"'),
      SCRIPT,
      /"whyLost" cannot be "tooExpensiv": did you mean "tooExpensive"\?/,
    ],
    ['an end that is no outcome', changed(SCRIPT, '"end": "lost"', '"end": "lots"'), SCRIPT, /no outcome "lots"; did you mean "lost"\?/],
    [
      'texts in a language that there is not',
      added('texts/fr.json', '{"intake":{"process":"Demande"}}'),
      'texts/fr.json',
      /"fr" is no language of the product/,
    ],
    [
      'a text that nobody asks for',
      added('texts/ru.json', '{"intake":{"proces":"Приём"}}'),
      'texts/ru.json',
      /"intake.proces" is used nowhere; did you mean "process"\?/,
    ],
    [
      'texts of no process',
      added('texts/ru.json', '{"intak":{"process":"Приём"}}'),
      'texts/ru.json',
      /belong to no process of this pack; did you mean "intake"\?/,
    ],
  ])('with %s is told the file, the line and what to do', (_what, source, file, sentence) => {
    const sentences = told(source).filter((one) => new RegExp(`^packs/west-technology/${file}:\\d+: `).test(one));
    expect(sentences.join('\n')).toMatch(sentence);
  });

  it('is told the very line', () => {
    const at = line(SCRIPT, '"tooExpensive"');
    expect(told(changed(SCRIPT, '"tooExpensive"', '"cheap"'))[0]).toMatch(new RegExp(`^packs/west-technology/${SCRIPT}:${at}: `));
  });

  it('is told everything at once, also where a file cannot be read at all', () => {
    const files = new Map([...REAL.files, [DEADLINES, '{'], ['tables/sorting.json', '{}'], ['pack.jsn', '']]);
    const sentences = told({ ...REAL, files: new Map([...files, ['pack.json', files.get('pack.json')!.replace('"ru"', '"rus"')]]) });
    for (const file of [
      'deadlines.json:1: this is no JSON',
      'tables/sorting.json:1: "title" is missing',
      'pack.json:4: "language": "rus" is not possible; did you mean "ru"?',
    ])
      expect(sentences.join('\n')).toContain(file);
  });

  it('must have each decision table that a process asks, with the inputs that it gives and the outputs that it needs', () => {
    const asks = (inputs: string[], outputs: string[], name = 'sorting') => ({
      ...build,
      processes: processes.map((process) => (process.name === 'intake' ? { ...process, tables: [{ name, inputs, outputs }] } : process)),
    });
    const inputs = ['kind', 'clientKind', 'urgency'];
    expect(told(REAL, asks(inputs, ['line']))).toEqual([]);
    expect(told(REAL, asks(inputs, ['lane'])).join()).toMatch(/tables\/sorting\.json:\d+: "intake" needs the output "lane"; /);
    expect(told(REAL, asks(['kind', 'clientKnd', 'urgency'], ['line'])).join()).toMatch(
      /"intake" does not give the input "clientKind"; did you mean "clientKnd"\?/,
    );
    expect(told(REAL, asks(inputs, ['line'], 'sortin')).join()).toMatch(
      /pack\.json:\d+: "intake" asks the decision table "sortin": write tables\/sortin\.json; did you mean "sorting"\?/,
    );
  });

  it('stops the start of a server with all of it', () => {
    expect(() => refuseBadPacks([REAL], build)).not.toThrow();
    expect(() => refuseBadPacks([changed(DEADLINES, '"due": "10', '"deu": "10')], build)).toThrow(
      /^The packs do not fit this build:\npacks\/west-technology\/deadlines\.json:\d+: /,
    );
  });
});

describe('the texts of a process', () => {
  const probe = defineProcess({
    name: 'probe',
    startedBy: 'child',
    steps: { calling: [] },
    tasks: [{ name: 'call', role: 'secretary', form: { type: 'object', additionalProperties: false, properties: {} }, outcomes: { done: { main: true } } }],
    input: typeOf<object>(),
    result: typeOf<object>(),
  }) as ProcessDefinition;
  const catalogue = (tasks: object) => {
    const file = new JsonFile('processes/probe/texts/ru.json', JSON.stringify({ process: 'П', steps: { calling: 'з' }, tasks }, null, 1));
    const flat = new Map(
      ['process', 'steps.calling', ...Object.keys((tasks as { call: object }).call).map((key) => `tasks.call.${key}`)].map((key) => [key, 'т']),
    );
    return [{ process: 'probe', language: 'ru' as const, file, texts: flat }];
  };

  it('of the rows of a list stand below it, each with its label and choices', () => {
    const unit = { type: 'string', enum: ['piece'] } as const;
    const items = { type: 'object', additionalProperties: false, properties: { unit } } as const;
    const form = { type: 'object', additionalProperties: false, properties: { goods: { type: 'array', maxItems: 3, items } } } as const;
    const listed = { ...probe, tasks: [{ ...probe.tasks[0]!, form }] } as ProcessDefinition;
    const goods = 'fields.goods';
    const needed = [`${goods}.label`, `${goods}.fields.unit.label`, `${goods}.fields.unit.choices.piece`];
    const [empty] = catalogue({ call: { title: 'т', 'outcomes.done.label': 'т' } });
    const missing = missingTexts(listed, [empty!]).map(findingText);
    expect(missing.map((told) => /the text "([^"]+)" is missing/.exec(told)?.[1])).toEqual(needed);
    const texts = new Map([
      ...empty!.texts,
      ...[...needed, `${goods}.help`, `${goods}.empty`, `${goods}.add`, `${goods}.fields.unit.help`].map((key) => [key, 'т'] as const),
    ]);
    expect(missingTexts(listed, [{ ...empty!, texts }])).toEqual([]);
    expect(unusedTexts(listed, [{ ...empty!, texts }])).toEqual([]);
    expect(unusedTexts(listed, [{ ...empty!, texts: new Map([...texts, [`${goods}.fields.unti.label`, 'т']]) }])).toHaveLength(1);
  });

  it('that is missing is told with its key, and the one that was probably meant', () => {
    const [title, outcome] = missingTexts(probe, catalogue({ call: { titel: 'т', 'outcomes.done.label': 'т' } })).map(findingText);
    expect([title, outcome]).toEqual([
      expect.stringMatching(/ru\.json:\d+: the text "tasks.call.title" is missing: did you mean it by "tasks.call.titel"\?/),
      undefined,
    ]);
  });

  it('that nobody asks for is told, too', () => {
    const [titel] = unusedTexts(probe, catalogue({ call: { title: 'т', titel: 'т' } })).map(findingText);
    expect(titel).toMatch(/the text "tasks.call.titel" is used nowhere.*did you mean "tasks.call.title"\?/);
  });
});

describe('the sorting table of west-technology', () => {
  const table = Pack.from(REAL).content.tables.get('sorting')!;
  it.each([
    ['long-lead', 'legal', 'today', 'longLead', 1],
    ['urgent', 'private', 'notUrgent', 'urgent', 2],
    ['letter', 'legal', 'today', 'urgent', 3],
    ['request', 'legal', 'thisWeek', 'companies', 4],
    ['request', 'legal', null, 'companies', 4],
    ['question', 'private', null, 'persons', 5],
  ])('sends a %s of a %s client, needed %s, to %s by row %i', (kind, clientKind, urgency, lineName, row) => {
    expect(askTable('sorting', table, { kind, clientKind, urgency })).toEqual({ rows: [row], outputs: [{ line: lineName }] });
  });
});

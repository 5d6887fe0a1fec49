import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeopleWanted } from '#domain/people/people-of-roles.repository.js';
import { Pack } from '#domain/packs/pack.service.js';
import { PinnedPack } from '#domain/packs/pinned-pack.js';
import { Contracts } from './contracts.js';

const PACK = join(import.meta.dirname, '../../../../packs/west-technology');

describe('the roots of a pack', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reglament-pack-'));
    cpSync(PACK, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const asked: PeopleWanted[] = [];
  const begin = (root: string): Contracts => {
    const file = join(folder, 'pack.json');
    const about = JSON.parse(readFileSync(file, 'utf8')) as { processes: string[] };
    writeFileSync(file, JSON.stringify({ ...about, processes: [...new Set([...about.processes, root])], roots: { letter: root } }));
    const pack = Pack.read(folder);
    const shelf = { all: () => [pack], of: () => Promise.resolve(pack), version: () => Promise.resolve(new PinnedPack(pack.version, pack.source)) };
    return new Contracts(shelf, {
      people: (wanted) => {
        asked.push(wanted);
        return Promise.resolve({});
      },
      suppliers: () => Promise.reject(new Error('No form of these names a supplier.')),
    });
  };

  it('may be a process that begins with a case', () => {
    expect(() => begin('sales-case')).not.toThrow();
  });

  it('stop the start, with a sentence, where another process starts them', () => {
    expect(() => begin('intake')).toThrow(/pack\.json:1: the case of a "letter" cannot begin with "intake", which is started by another process only/);
  });

  it('stop the start, with a sentence, where this build does not have them', () => {
    expect(() => begin('nowhere')).toThrow(/pack\.json:1: this build has no process "nowhere"/);
  });

  it('look people up only for what a click names, and for what was chosen', async () => {
    const contracts = begin('sales-case');
    const task = { process: 'intake', name: 'confirmRequest', packVersion: null, data: null, prefill: {} };
    asked.splice(0);
    await contracts.judging(task, 'us', { city: 'Пермь' });
    await contracts.asked({ ...task, data: { city: 'Пермь' } }, 'us');
    await contracts.reasonsOf(task, 'us');
    expect(asked).toEqual([]);
    await contracts.judging(task, 'us', { manager: 'somebody' });
    await contracts.asked({ ...task, data: { manager: 'somebody' } }, 'us');
    await contracts.asked(task, 'us');
    const managers = { organisation: 'us', roles: ['manager'] };
    // Whoever has left may not be chosen, and is still named where he was.
    expect(asked).toEqual([
      { ...managers, chosen: [] },
      { ...managers, chosen: ['somebody'] },
      { ...managers, chosen: [] },
    ]);
  });
});

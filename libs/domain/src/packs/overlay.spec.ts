import { join } from 'node:path';
import { projectFolder } from '../config/project-folder.js';
import { hashOf, put, valueAt, withSettings, type Setting } from './overlay.js';
import { sourceOf, versionOf } from './pack-source.js';

const BASE = sourceOf(join(projectFolder(), 'packs/west-technology'));
const FILE = 'deadlines.json';
const ROW = 'intake.confirmRequest';
const DUE = [ROW, 'due'];
const WARN = [ROW, 'warn'];

/** A setting made over the pack as it is, or as it was. */
const setting = (path: string[], value: unknown, over: unknown = valueAt(BASE, FILE, path)): Setting => ({ file: FILE, path, value, baseHash: hashOf(over) });
const own = (path: string[]) => valueAt(BASE, FILE, path);

describe('settings over a pack', () => {
  it('change their value alone: the rest of the file stays as it was written, and the version is another', () => {
    const value = own(WARN);
    const { source, standings } = withSettings(BASE, [setting(WARN, own(DUE))]);
    expect([valueAt(source, FILE, WARN), valueAt(source, FILE, DUE)]).toEqual([own(DUE), own(DUE)]);
    expect(standings.map(({ standing }) => standing)).toEqual(['overlay']);
    expect(versionOf(source.files)).not.toBe(versionOf(BASE.files));
    expect(versionOf(put(source, [{ file: FILE, path: WARN, value }]).files)).toBe(versionOf(BASE.files));
    expect(withSettings(BASE, []).source).toBe(BASE);
  });

  it('stay in force when the pack changes under them, and are shown as a conflict', () => {
    const { source, standings } = withSettings(BASE, [setting(WARN, own(DUE), 'what it was before the deploy')]);
    expect([valueAt(source, FILE, WARN), standings[0]!.standing]).toEqual([own(DUE), 'conflict']);
  });

  it('that fit only together are put in together', () => {
    const other = own(['contact.contactClient', 'due']);
    const { source, standings } = withSettings(BASE, [setting(DUE, other), setting(WARN, other)]);
    expect([valueAt(source, FILE, DUE), standings.map(({ standing }) => standing)]).toEqual([other, ['overlay', 'overlay']]);
  });

  it('that no longer fit are left out, row by row, and the others stay', () => {
    const gone = setting(['intake.gone', 'due'], 5, 4);
    const wrong = setting(['contact.contactClient', 'escalateTo'], 'nobody');
    const { source, standings } = withSettings(BASE, [gone, setting(WARN, own(DUE)), wrong]);
    expect(standings.map(({ standing }) => standing)).toEqual(['refused', 'overlay', 'refused']);
    expect([valueAt(source, FILE, WARN), valueAt(source, FILE, ['intake.gone'])]).toEqual([own(DUE), undefined]);
  });
});

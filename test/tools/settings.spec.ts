import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../tools/start/settings.mjs';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'reglament-settings-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ADDRESSES = { app: 'postgresql://a:1@host/db', owner: 'postgresql://o:2@host/db', system: 'postgresql://s:3@host/db' };

describe('a database of one’s own', () => {
  it('is named by addresses, or by files that hold them', () => {
    const plain = { DATABASE_URL: ADDRESSES.app, DATABASE_OWNER_URL: ADDRESSES.owner, DATABASE_SYSTEM_URL: ADDRESSES.system };
    expect(readSettings(plain).database).toEqual(ADDRESSES);
    const files = Object.entries(plain).map(([name, address]) => {
      const path = join(folder, name);
      writeFileSync(path, `${address}\n`);
      return [`${name}_FILE`, path] as const;
    });
    expect(readSettings(Object.fromEntries(files)).database).toEqual(ADDRESSES);
  });

  it('needs all three, and files that can be read', () => {
    expect(() => readSettings({ DATABASE_URL: ADDRESSES.app })).toThrow('needs three addresses, one per role');
    const missing = join(folder, 'missing');
    expect(() => readSettings({ DATABASE_URL_FILE: missing })).toThrow(`DATABASE_URL_FILE names ${missing}, which cannot be read (ENOENT)`);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsIn, IsOptional, IsString, MinLength } from 'class-validator';
import { readConfig } from './read-config.js';

class Base {
  @IsOptional() @IsString() KEY?: string;
}

class Sample extends Base {
  @IsString() ADDRESS: string;
  @IsString() @MinLength(32) SECRET = 'a default that is long enough for this';
  @IsIn(['a', 'b']) LETTER = 'a';
}

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'reglament-config-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(content: string): string {
  const path = join(folder, `secret-${Math.random()}`);
  writeFileSync(path, content);
  return path;
}

describe('a variable in a file', () => {
  it('is read without the line end behind it, inherited ones, too, and what is not known stays as it is', () => {
    const config = readConfig(Sample, { ADDRESS_FILE: fileOf('postgresql://a:b@c/d\n'), KEY_FILE: fileOf('k1\r\n'), OTHER_FILE: '/nowhere' });
    expect(config).toMatchObject({ ADDRESS: 'postgresql://a:b@c/d', KEY: 'k1', LETTER: 'a' });
  });

  it('keeps what stands inside: line ends of a certificate, blanks of a password', () => {
    expect(readConfig(Sample, { ADDRESS_FILE: fileOf('-----BEGIN\nx\n-----END\n') }).ADDRESS).toBe('-----BEGIN\nx\n-----END');
    expect(readConfig(Sample, { ADDRESS_FILE: fileOf(' a b ') }).ADDRESS).toBe(' a b ');
  });

  it('stops the start where the variable itself is set, too', () => {
    expect(() => readConfig(Sample, { ADDRESS: 'x', ADDRESS_FILE: fileOf('y') })).toThrow('Both ADDRESS and ADDRESS_FILE are set');
  });

  it('stops the start where the file is not there, or empty, and says which', () => {
    const missing = join(folder, 'missing');
    expect(() => readConfig(Sample, { ADDRESS_FILE: missing })).toThrow(`ADDRESS_FILE names ${missing}, which cannot be read (ENOENT)`);
    expect(() => readConfig(Sample, { ADDRESS_FILE: fileOf('\n') })).toThrow('which is empty');
  });

  it('is checked like any other, and what it holds is not told', () => {
    const refuse = () => readConfig(Sample, { ADDRESS: 'x', SECRET_FILE: fileOf('short-canary\n'), LETTER_FILE: fileOf('canary') });
    expect(refuse).toThrow(/SECRET .*LETTER/s);
    expect(refuse).not.toThrow(/canary/);
  });
});

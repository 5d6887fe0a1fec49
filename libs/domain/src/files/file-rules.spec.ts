import { kindOf } from './file-kind.rule.js';
import { cleanName, dispositionOf } from './file-name.rule.js';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const entry = (name: string) => bytes(`PK\u0003\u0004${'\0'.repeat(26)}${name}`);

describe('what a file is', () => {
  it.each([
    ['bill.pdf', bytes('%PDF-1.7'), 'application/pdf'],
    ['Снимок.JPG', bytes('\u00ff\u00d8\u00ff\u00e0'), 'image/jpeg'],
    ['photo.heic', bytes('\0\0\0\u0018ftypheic'), 'image/heic'],
    ['photo.webp', bytes('RIFF\0\0\0\0WEBP'), 'image/webp'],
    ['offer.docx', entry('[Content_Types].xml'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['price.xlsx', entry('xl/workbook.xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['offer.odt', entry('mimetypeapplication/vnd.oasis.opendocument.text'), 'application/vnd.oasis.opendocument.text'],
    ['old.xls', bytes('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'), 'application/vnd.ms-excel'],
    ['talk.mp3', bytes('ID3\u0004'), 'audio/mpeg'],
    ['price.csv', utf8('Пульт;118400\n'), 'text/csv'],
    ['note.txt', utf8('Цена < 100 и > 50'), 'text/plain'],
  ])('%s is told by its first bytes', (name, head, type) => expect(kindOf(head, name)).toEqual({ type }));

  it.each([
    ['bill.pdf', bytes('MZ')],
    ['photo.png', bytes('\u00ff\u00d8\u00ff')],
    ['offer.docx', entry('evil.exe')],
    ['all.zip', entry('[Content_Types].xml')],
    ['note.txt', utf8('<?xml version="1.0"?><svg/>')],
    ['note.txt', utf8('< script >')],
    ['note.txt', bytes('a\0b')],
    ['logo.svg', utf8('<svg/>')],
    ['page.html', utf8('слова')],
    ['README', utf8('слова')],
    ['note.txt.exe', utf8('слова')],
  ])('%s is not taken where its bytes say otherwise', (name, head) => expect(kindOf(head, name)).toBeNull());
});

describe('the name of a file', () => {
  it.each([
    ['Смета зал.pdf', 'Смета зал.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\a.pdf', 'a.pdf'],
    ['.htaccess', 'htaccess'],
    ['a\u0000b\r\nc.pdf', 'abc.pdf'],
    ['\u202efdp.exe', 'fdp.exe'],
    ['  a   b . pdf . ', 'a b . pdf'],
    ['con<>:"|?*.pdf', 'con.pdf'],
    ['и\u0306.pdf', 'й.pdf'],
    ['💡.pdf', '💡.pdf'],
    ['.', null],
    ['..', null],
    ['/', null],
    ['\u200b', null],
  ])('%j is kept as %j', (sent, kept) => expect(cleanName(sent)).toBe(kept));

  it('is cut before its ending, by whole letters', () => {
    expect(cleanName(`${'💡'.repeat(200)}.pdf`)).toBe(`${'💡'.repeat(116)}.pdf`);
  });

  it('goes into a header that every browser reads', () => {
    expect(dispositionOf("счёт'(1)*.pdf")).toBe(`attachment; filename="____'(1)*.pdf"; filename*=UTF-8''%D1%81%D1%87%D1%91%D1%82%27%281%29%2A.pdf`);
    expect(dispositionOf('a"; filename="b.exe')).toBe(`attachment; filename="a_; filename=_b.exe"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe`);
  });
});

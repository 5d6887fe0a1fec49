/** So many first bytes say what a file is. */
export const HEAD = 4_096;

interface Kind {
  type: string;
  /** What a name of such a file ends with. */
  endings: readonly string[];
  is: (head: Uint8Array) => boolean;
}

const text = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
const begins = (...bytes: number[]) => {
  return (head: Uint8Array) => bytes.every((byte, index) => head[index] === byte);
};
/** ISO media: the size of its first box, then its brand. */
const brand = (...names: string[]) => {
  return (head: Uint8Array) => text(head, 4, 8) === 'ftyp' && names.includes(text(head, 8, 12));
};
/** Office files are zips; their first entries tell whose. Others may hide anything. */
const zipped = (...marks: string[]) => {
  return (head: Uint8Array) => begins(0x50, 0x4b, 0x03, 0x04)(head) && marks.some((mark) => text(head, 30, HEAD).includes(mark));
};
const OPEN = 'application/vnd.openxmlformats-officedocument';
const OPEN_PARTS = ['[Content_Types].xml', '_rels/.rels', 'docProps/', 'word/', 'xl/', 'ppt/'];
const OLD_OFFICE = begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

/** What clients and colleagues send each other. Pages, drawings with scripts, programs and archives are not among it. */
const KINDS: readonly Kind[] = [
  { type: 'application/pdf', endings: ['pdf'], is: (head) => text(head, 0, 5) === '%PDF-' },
  { type: 'image/png', endings: ['png'], is: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { type: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'], is: begins(0xff, 0xd8, 0xff) },
  { type: 'image/gif', endings: ['gif'], is: (head) => ['GIF87a', 'GIF89a'].includes(text(head, 0, 6)) },
  { type: 'image/webp', endings: ['webp'], is: (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP' },
  { type: 'image/heic', endings: ['heic', 'heif'], is: brand('heic', 'heix', 'heim', 'heis', 'mif1', 'msf1') },
  { type: 'image/tiff', endings: ['tif', 'tiff'], is: (head) => begins(0x49, 0x49, 0x2a, 0x00)(head) || begins(0x4d, 0x4d, 0x00, 0x2a)(head) },
  { type: `${OPEN}.wordprocessingml.document`, endings: ['docx'], is: zipped(...OPEN_PARTS) },
  { type: `${OPEN}.spreadsheetml.sheet`, endings: ['xlsx'], is: zipped(...OPEN_PARTS) },
  { type: `${OPEN}.presentationml.presentation`, endings: ['pptx'], is: zipped(...OPEN_PARTS) },
  { type: 'application/vnd.oasis.opendocument.text', endings: ['odt'], is: zipped('mimetypeapplication/vnd.oasis.opendocument.text') },
  { type: 'application/vnd.oasis.opendocument.spreadsheet', endings: ['ods'], is: zipped('mimetypeapplication/vnd.oasis.opendocument.spreadsheet') },
  { type: 'application/msword', endings: ['doc'], is: OLD_OFFICE },
  { type: 'application/vnd.ms-excel', endings: ['xls'], is: OLD_OFFICE },
  { type: 'audio/mpeg', endings: ['mp3'], is: (head) => text(head, 0, 3) === 'ID3' || (head[0] === 0xff && (head[1]! & 0xe6) === 0xe2) },
  { type: 'audio/wav', endings: ['wav'], is: (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WAVE' },
  { type: 'audio/ogg', endings: ['ogg', 'oga', 'opus'], is: (head) => text(head, 0, 4) === 'OggS' },
  { type: 'audio/mp4', endings: ['m4a'], is: brand('M4A ', 'mp42', 'isom') },
  { type: 'text/plain', endings: ['txt'], is: plainText },
  { type: 'text/csv', endings: ['csv'], is: plainText },
];

/** Texts in UTF-8 or a Russian code page that no browser could take for a page. */
function plainText(head: Uint8Array): boolean {
  if (head.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte))) return false;
  return !/<\s*(?:!doctype|\?xml|html|head|body|script|svg|iframe|object|embed|style|meta|link)\b/i.test(text(head, 0, HEAD));
}

/** The ending of a name, in small letters. */
export function endingOf(name: string): string {
  return /\.([^.\s]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** What a file is by its first bytes, where its name says the same; null: no kind that is taken. */
export function kindOf(head: Uint8Array, name: string): { type: string } | null {
  const ending = endingOf(name);
  const kind = KINDS.find(({ endings, is }) => endings.includes(ending) && is(head));
  return kind ? { type: kind.type } : null;
}

/** Endings of what is taken, for a page that lets choose a file. */
export const TAKEN_ENDINGS: readonly string[] = KINDS.flatMap(({ endings }) => endings.map((ending) => `.${ending}`));

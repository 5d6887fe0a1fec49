/** As long as file systems take a name in letters of two bytes. */
const LONGEST = 120;

/** A name that people may read and save under, whatever was sent: without folders, marks that turn the text around, and what no file system takes. Null: nothing is left. */
export function cleanName(name: string): string | null {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1)!;
  const clean = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s.]+/u, '')
    .replace(/[\s.]+$/u, '');
  if (clean === '') return null;
  const signs = [...clean];
  if (signs.length <= LONGEST) return clean;
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 11 ? [...clean.slice(dot)] : [];
  return [...signs.slice(0, LONGEST - ending.length), ...ending].join('');
}

/** `Content-Disposition` that saves a file under its name (RFC 6266): in ASCII for old programs, whole for all others. */
export function dispositionOf(name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/["\\%]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}

import { piecesOf } from './marks';

/** As it is seen: hits in brackets. */
const seen = (text: string, typed: string) =>
  piecesOf(text, typed)
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join('');

describe('what was typed, marked in what was found', () => {
  it('is the beginning of each word that was typed, whatever its case and «ё»', () => {
    expect(seen('Ветрова Марина', 'ветр')).toBe('[Ветр]ова Марина');
    expect(seen('Семён Ёлкин', 'елк сем')).toBe('[Сем]ён [Ёлк]ин');
    expect(seen('ООО «Кедровый зал»', 'зал')).toBe('ООО «Кедровый [зал]»');
    expect(seen('Ветрова', 'трова')).toBe('Ветрова');
  });

  it('is the digits that were typed, however the number is written', () => {
    expect(seen('+7 900 000-14-27', '8900')).toBe('+[7 900] 000-14-27');
    expect(seen('+7 900 000-14-27', '+7 900 000')).toBe('+[7 900 000]-14-27');
    expect(seen('+7 900 000-14-27', '14-27')).toBe('+7 900 000-[14-27]');
    expect(seen('Д-2431', 'д-24')).toBe('[Д]-[24]31');
    expect(seen('Д-2431', '2431')).toBe('Д-[2431]');
  });

  it('leaves a text whole in which it is not, and loses no letter', () => {
    for (const typed of ['', 'ц', '9', 'zzz', '55 55'])
      expect(
        piecesOf('Ветрова, 12', typed)
          .map(({ text }) => text)
          .join(''),
      ).toBe('Ветрова, 12');
    expect(seen('', 'а')).toBe('');
  });
});

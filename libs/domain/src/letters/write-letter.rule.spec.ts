import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../config/project-folder.js';
import { DAY_VALUES, LETTER_VALUES, type LetterTemplate, type LetterValues } from './letter.type.js';
import { languageOf, writeLetter, type WrittenLetter } from './write-letter.rule.js';

const URGENT = JSON.parse(readFileSync(join(projectFolder(), 'packs/west-technology/letters/urgent-call.json'), 'utf8')) as LetterTemplate;
const KNOWN: LetterValues = {
  client: 'Проба Пробная',
  phone: '+7 900 000-14-27',
  company: 'ООО «Проба»',
  city: 'Пермь',
  clientKind: 'legal',
  gist: 'Радиосистема × 4',
  number: 'Д-1',
  promisedBy: '2026-11-24T08:10:00.000Z',
  link: 'https://reglament.example/cases/1',
};
const RU = { language: 'ru', timeZone: 'Europe/Moscow' } as const;

/** A letter with this change to what is known. */
const letter = (change: LetterValues = {}, template = URGENT) => writeLetter(template, { ...KNOWN, ...change }, RU);
const whole = (change: LetterValues = {}, template = URGENT) => letter(change, template) as WrittenLetter;
const oneLine = (line: string): LetterTemplate => ({ ...URGENT, subject: { ru: line }, body: [[{ line: { ru: line } }]] });

describe('the letter «СРОЧНО»', () => {
  it('WT-L1 WT-1.6 has client, phone, company, city, private or legal, gist, by when the call was promised, and the link', () => {
    const { subject, text } = whole();
    expect(subject).toBe('СРОЧНО: Проба Пробная, перезвонить до 24 ноября в 11:10');
    expect(text).toBe(
      [
        'Клиент ждёт звонка менеджера. Обещали перезвонить до 24 ноября в 11:10.',
        '',
        'Клиент: Проба Пробная\nТелефон: +7 900 000-14-27\nКомпания: ООО «Проба»\nГород: Пермь\nКто это: организация',
        '',
        'О чём речь: Радиосистема × 4',
        '',
        'Дело Д-1: https://reglament.example/cases/1',
      ].join('\n'),
    );
  });

  it('WT-L1 leaves out the company that there is not, and says what nobody has asked yet', () => {
    const { text } = whole({ company: null, city: '', clientKind: undefined });
    expect(text).not.toContain('Компания');
    expect(text).toContain('Город: не назван');
    expect(text).toContain('не выяснили');
  });

  it.each(['client', 'phone', 'gist', 'promisedBy', 'link', 'number'] as const)('WT-L1 is not written without {{%s}}: it says what is missing', (name) =>
    expect(letter({ [name]: ' ' })).toEqual({ missing: [name] }),
  );

  it('is not written with a promise that is no time, or with a kind of client that has no words', () => {
    expect(letter({ promisedBy: 'soon' })).toEqual({ missing: ['promisedBy'] });
    expect(letter({ wantedOn: 'soon' }, oneLine('{{wantedOn}}'))).toEqual({ missing: ['wantedOn'] });
    expect(letter({ clientKind: 'toString' }, oneLine('{{clientKind}}'))).toEqual({ missing: ['clientKind'] });
  });
});

describe('a value in a letter', () => {
  const NASTY = `<img src=x onerror="alert('1')"><script>&amp;</script>`;
  const SAFE = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&lt;script&gt;&amp;amp;&lt;/script&gt;';

  it.each(LETTER_VALUES.filter((name) => name !== 'promisedBy' && name !== 'clientKind' && !DAY_VALUES.includes(name)))(
    '{{%s}} can be no HTML, and is as it was said in the plain text',
    (name) => {
      const { text, html } = whole({ [name]: NASTY }, oneLine(`{{${name}}}`));
      expect(text).toBe(NASTY);
      expect(html).toContain(`<p>${SAFE}</p>`);
      expect(html).toContain(`<title>${SAFE}</title>`);
      expect(html).not.toMatch(/<(img|script)/);
    },
  );

  it('cannot make a link of anything but an address of the web', () => {
    expect(whole({ link: 'javascript:alert(1)' }, oneLine('{{link}}')).html).not.toContain('href');
    expect(whole({ link: 'https://a.example/"onclick="x' }, oneLine('{{link}}')).html).toContain('<a href="https://a.example/&quot;onclick=&quot;x">');
  });

  it('cannot begin another header in the subject, and keeps its lines in the text', () => {
    const { subject, text, html } = whole({ gist: 'one\r\nBcc: all@example.com' }, oneLine('{{gist}}'));
    expect([subject, text]).toEqual(['one Bcc: all@example.com', 'one\nBcc: all@example.com']);
    expect(html).toContain('one<br>\nBcc');
  });

  it('is put in once: what a client says of placeholders stays words', () => {
    expect(whole({ gist: '{{phone}} $& $1' }, oneLine('{{gist}}')).text).toBe('{{phone}} $& $1');
  });

  it('has no control characters and nothing that turns the direction of words', () => {
    expect(whole({ gist: 'a\u0000b\u202ec' }, oneLine('{{gist}}')).text).toBe('a b c');
  });
});

describe('the language of a letter', () => {
  it('is the receiver’s where all of the template is in it, else the pack’s', () => {
    expect(languageOf(URGENT, 'zh', 'ru')).toBe('zh');
    expect(languageOf({ ...URGENT, body: [...URGENT.body, [{ line: { ru: 'да' } }]] }, 'zh', 'ru')).toBe('ru');
    expect(writeLetter(URGENT, KNOWN, { language: 'en', timeZone: 'Europe/Moscow' })).toMatchObject({
      subject: 'URGENT: Проба Пробная, call back by November 24 at 11:10 AM',
    });
  });
});

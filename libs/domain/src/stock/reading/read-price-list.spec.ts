import iconv from 'iconv-lite';
import { HEADERS, htmlTable, workbook, zip, type SheetOfList } from '../../../../../test/harness/price-lists.js';
import type { Mapping } from '../mapping.type.js';
import type { OfferRow, ReadMessage, RowNote } from '../offer-row.type.js';
import { readPriceList, type ListToRead } from './read-price-list.js';

const WANTED: ListToRead = { fileName: 'price.xlsx', today: '2026-11-22', currency: 'RUB', choice: null, kept: null };

interface Told {
  offers: OfferRow[];
  rejected: RowNote[];
  unclear: RowNote[];
  mapping?: Mapping;
  question?: Extract<ReadMessage, { kind: 'asked' }>['question'];
  refused?: string;
  datedOn?: { day: string; by: string } | null;
}

function read(bytes: Buffer | string, change: Partial<ListToRead> = {}): Told {
  const told: Told = { offers: [], rejected: [], unclear: [] };
  for (const message of readPriceList(Buffer.from(bytes as Buffer), { ...WANTED, ...change })) {
    if (message.kind === 'refused') told.refused = message.reason;
    if (message.kind === 'asked') [told.question, told.datedOn] = [message.question, message.datedOn];
    if (message.kind === 'begun') [told.mapping, told.datedOn] = [message.mapping, message.datedOn];
    if (message.kind !== 'rows') continue;
    told.offers.push(...message.offers);
    told.rejected.push(...message.rejected);
    told.unclear.push(...message.unclear);
  }
  return told;
}
const sheet = (...rows: SheetOfList['rows']) => workbook([{ rows }]);
const short = ({ offers }: Told) =>
  offers.map(({ article, name, price, currency, state, quantity }) => [article, name, price, currency, state, quantity].join('|'));
const SM58 = ['SM58', 'Микрофон', '8 990,00', '12'];
const LINE = 'SM58|Микрофон|8990|RUB|in-stock|12';
const csv = (rows: string[][], delimiter = ';') => rows.map((row) => row.join(delimiter)).join('\r\n');

describe('sheets that somebody chose', () => {
  const kept = {
    columns: { article: 0, price: 1 },
    headers: { article: 'артикул', price: 'цена' },
    headerRow: null,
    headless: false,
    decimal: '.' as const,
    currency: null,
  };
  const rows = [
    ['Артикул', 'Цена'],
    ['DM-1', '1,250'],
  ];
  const both = (first: string) =>
    workbook([
      { name: first, rows },
      {
        name: 'Розница',
        rows: [
          ['Артикул', 'Цена'],
          ['DM-1', '9'],
        ],
      },
    ]);

  it('WT-3.1 are read from week to week, with what was said of their numbers', () =>
    expect(short(read(both('Опт'), { kept: { ...kept, sheets: ['Опт'] } }))).toEqual(['DM-1||1250|RUB|unknown|']));

  it('WT-3.1 are asked about where one of them is gone: no other takes its place by itself, and what was said stays proposed', () => {
    const { question, offers } = read(both('Опт, новый'), { kept: { ...kept, sheets: ['Опт'] } });
    expect([offers, question]).toMatchObject([
      [],
      { changed: true, kept: { sheets: null, decimal: '.' }, columns: [{ guess: 'article', by: 'kept' }, { guess: 'price' }] },
    ]);
  });
});

describe('a price list', () => {
  it.each(['xlsx', 'xlsm', 'biff8', 'xlml'] as const)('WT-3.1 is read as %s', (type) => {
    expect(short(read(workbook([{ rows: [HEADERS, SM58, ['AB-2', 'Кабель', 100.5, 'нет']] }], type)))).toEqual([LINE, 'AB-2|Кабель|100.5|RUB|none|']);
  });

  it.each([';', '\t'])('WT-3.1 is read as a text with "%s" between its columns', (delimiter) => {
    expect(short(read(csv([HEADERS, SM58], delimiter)))).toEqual([LINE]);
  });

  it('WT-3.1 is read as a text with commas, also where a number has one in quotes', () => {
    expect(short(read(csv([HEADERS, ['SM58', 'Микрофон', '"8 990,00"', '12']], ',')))).toEqual([LINE]);
    expect(short(read(`sep=,\r\n${csv([HEADERS, ['SM58', 'Микрофон', '"8990,00"', '12']], ',')}`))).toEqual([LINE]);
  });

  it('WT-3.1 is read as a page with a table that is called a spreadsheet, zeros and all', () => {
    expect(short(read(htmlTable([HEADERS, ['00123', 'Микрофон', '8 990,00', '12']])))).toEqual(['00123|Микрофон|8990|RUB|in-stock|12']);
    expect(short(read(iconv.encode(htmlTable([HEADERS, SM58]), 'windows-1251')))).toEqual([LINE]);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'koi8-r'])('WT-3.1 is read in %s', (charset) => {
    const text = csv([HEADERS, SM58, ...Array.from({ length: 20 }, (_, i) => [`A${i}`, 'Стойка микрофонная напольная', '1 250,00 руб.', 'есть'])]);
    for (const addBOM of charset.startsWith('utf') ? [true, false] : [false]) {
      expect(short(read(iconv.encode(text, charset, { addBOM })))[0]).toBe(LINE);
    }
  });

  it('WT-3.1 may have a cover page, titles, two rows of headers, merged cells and headings between the rows', () => {
    const told = read(
      workbook([
        { name: 'О нас', rows: [['ООО «Проба»'], ['Телефон: 8 900 000-00-01']] },
        {
          name: 'Прайс',
          rows: [
            ['Прайс-лист ООО «Проба»'],
            ['на 20.11.2026', null, null, null, null],
            [],
            ['Артикул', 'Наименование', 'Цена', null, 'Остаток'],
            [null, null, 'опт', 'розница', null],
            ['Микрофоны'],
            ['SM58', 'Микрофон', 100, 150, 3],
            ['Стойки'],
            ['K-1', 'Стойка', 50, 70, 'под заказ'],
            ['Артикул', 'Наименование', 'опт', 'розница', 'Остаток'],
            [null, 'Итого', null, null, null],
          ],
          merges: ['A4:A5', 'B4:B5', 'C4:D4', 'E4:E5', 'A6:E6'],
        },
      ]),
    );
    expect(told.question).toBeUndefined();
    expect(told.offers.map(({ article, price, group, row }) => [article, price, group, row])).toEqual([
      ['SM58', '100', 'Микрофоны', 7],
      ['K-1', '50', 'Стойки', 9],
    ]);
    expect(told.datedOn).toEqual({ day: '2026-11-20', by: 'title' });
  });

  it('WT-3.1 gives a value that was merged downwards to each of its rows', () => {
    const told = read(workbook([{ rows: [HEADERS, ['A1', 'Кабель 1 м', 10, 1], ['A2', 'Кабель 2 м', null, 2]], merges: ['C2:C3'] }]));
    expect(told.offers.map(({ price }) => price)).toEqual(['10', '10']);
  });

  it('WT-3.1 is read from all its sheets, but the hidden ones only where somebody chose them', () => {
    const sheets = [
      { name: 'Микрофоны', rows: [HEADERS, SM58] },
      {
        name: 'Кабели',
        rows: [
          ['Наименование', 'Артикул', 'Остаток', 'Цена'],
          ['Кабель', 'K1', '5', '10'],
        ],
      },
      { name: 'Старое', rows: [HEADERS, ['OLD', 'Старьё', '1', '1']], hidden: true },
    ];
    expect(read(workbook(sheets)).offers.map(({ article }) => article)).toEqual(['SM58', 'K1']);
    const choice = { columns: { article: 0, name: 1, price: 2, stock: 3 }, sheets: ['Старое'] };
    expect(read(workbook(sheets), { choice }).offers.map(({ article }) => article)).toEqual(['OLD']);
    expect(read(workbook(sheets), { choice: { ...choice, sheets: ['Нет такого'] } }).refused).toBe('file-no-sheet');
  });

  it('WT-3.1 with formulas is read by their results, and a row whose result is not in the file is told', () => {
    const told = read(
      sheet(
        HEADERS,
        ['A1', 'Кабель', { t: 'n', f: '2*5', v: 10 }, 1],
        ['A2', 'Кабель', { t: 'n', f: '2*6' }, 1],
        ['A3', 'Кабель', { t: 'e', v: 0x2a }, 1],
        ['A4', 'Кабель', 3, { t: 'n', f: 'B1' }],
      ),
    );
    expect(short(told)).toEqual(['A1|Кабель|10|RUB|in-stock|1', 'A4|Кабель|3|RUB|unknown|']);
    expect(told.rejected.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'formula'],
      [4, 'formula'],
    ]);
    expect(told.unclear.map(({ row, reason }) => [row, reason])).toEqual([[5, 'formula']]);
  });

  it('WT-3.2 keeps the zeros before an article, also of a number that is only shown so', () => {
    const told = read(sheet(HEADERS, ['00123', 'Кабель', 1, 1], [{ t: 'n', v: 77, z: '00000' }, 'Стойка', 1, 1], [4607000000017, 'Чехол', 1, 1]));
    expect(told.offers.map(({ article }) => article)).toEqual(['00123', '00077', '4607000000017']);
  });

  it('WT-3.2 knows the currency by the cell, its format, a column, the header, the supplier, in this order', () => {
    const prices = ['$ 12.50', '12,50 €', '¥ 80', '100 р.', { t: 'n', v: 5, z: '#,##0.00 "₽"' } as const, { t: 'n', v: 6, z: '[$€-2] #,##0.00' } as const, 7];
    const told = read(sheet(['Артикул', 'Наименование', 'Цена, USD', 'Остаток'], ...prices.map((price, i) => [`A${i}`, 'Кабель', price, 1])));
    expect(told.offers.map(({ price, currency }) => `${price} ${currency}`)).toEqual(['12.5 USD', '12.5 EUR', '80 CNY', '100 RUB', '5 RUB', '6 EUR', '7 USD']);
    const column = read(sheet([...HEADERS, 'Валюта'], ['A1', 'Кабель', 1, 1, 'EUR'], ['A2', 'Кабель', 1, 1, 'у.е.'], ['A3', 'Кабель', 1, 1, null]), {
      currency: 'CNY',
    });
    expect(column.offers.map(({ currency }) => currency)).toEqual(['EUR', 'CNY']);
    expect(column.rejected).toMatchObject([{ row: 3, reason: 'price-currency' }]);
  });

  it('WT-3.2 tells what "1,250" is by the other prices of its column, and asks where they do not tell', () => {
    const prices = (...texts: string[]) => read(sheet(HEADERS, ...texts.map((price, i) => [`A${i}`, 'Кабель', price, '1'])));
    expect(prices('1,250', '10,5').offers.map(({ price }) => price)).toEqual(['1.25', '10.5']);
    expect(prices('1,250', '10.50').offers.map(({ price }) => price)).toEqual(['1250', '10.5']);
    expect(prices('1,250', '3').rejected).toMatchObject([{ row: 2, reason: 'price-ambiguous', value: '1,250' }]);
  });

  it('WT-3.2, 3.3 reads what stands for stock; a word that it does not know is unknown, and told', () => {
    const words = ['10', '+++', '>10', 'нет', 'есть', 'мало', 'под заказ', 'ожидается 12.12.2026', 'ждём у моря', ''];
    const told = read(sheet(HEADERS, ...words.map((word, i) => [`A${i}`, 'Кабель', 1, word])));
    expect(told.offers.map(({ state }) => state)).toEqual([
      'in-stock',
      'in-stock',
      'in-stock',
      'none',
      'in-stock',
      'low',
      'to-order',
      'expected',
      'unknown',
      'unknown',
    ]);
    expect(told.offers[7]).toMatchObject({ expectedOn: '2026-12-12', quantity: null });
    expect(told.offers[2]).toMatchObject({ quantity: '10', atLeast: true });
    expect(told.unclear).toEqual([{ sheet: 'Лист1', row: 10, reason: 'stock-unclear', value: 'ждём у моря' }]);
  });

  it('WT-3.3 reads the expected delivery out of a column of its own, in words or as a day', () => {
    const told = read(
      sheet(
        [...HEADERS, 'Ожидается'],
        ['A1', 'Кабель', 1, 'нет', '15 декабря'],
        ['A2', 'Кабель', 1, 5, { t: 'n', v: 46_371, z: 'dd.mm.yyyy' }],
        ['A3', 'Кабель', 1, 'нет', 'когда-нибудь'],
        ['A4', 'Кабель', 1, 'нет', '-'],
      ),
    );
    expect(told.offers.map(({ state, expectedOn }) => `${state} ${expectedOn}`)).toEqual([
      'expected 2026-12-15',
      'in-stock 2026-12-15',
      'none null',
      'none null',
    ]);
    expect(told.unclear).toMatchObject([{ row: 4, reason: 'expected-unclear', value: 'когда-нибудь' }]);
  });

  it('WT-3.1 tells of duplicates and of conflicts, and keeps the first; one article of two goods is two items', () => {
    const told = read(
      sheet(
        HEADERS,
        ['CM-58', 'Микрофон', 1, 1],
        ['cm58', 'Микрофон', 1, 1],
        ['СМ 58', 'Микрофон', 2, 1],
        ['CM58', 'Чехол', 3, 1],
        [null, 'Без артикула', 1, 1],
      ),
    );
    expect(told.offers.map(({ name, price }) => `${name} ${price}`)).toEqual(['Микрофон 1', 'Чехол 3', 'Без артикула 1']);
    expect(told.rejected.map(({ row, reason, value }) => [row, reason, value])).toEqual([
      [3, 'duplicate', '2'],
      [4, 'conflict', '2'],
    ]);
  });

  it('WT-3.1 lists the rows that it could not read, each with its reason', () => {
    const told = read(
      sheet(
        HEADERS,
        [null, null, 5, 1],
        ['A2', 'Кабель', 'дорого', 1],
        ['A3', 'Кабель', -5, 1],
        ['A4', 'Кабель', null, null],
        ['A5', 'Кабель', '5 тугриков', 1],
        ...Array.from({ length: 6 }, (_, i) => [`B${i}`, 'Кабель', 5, 1]),
      ),
    );
    expect(told.rejected.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'nameless'],
      [3, 'price'],
      [4, 'price-below-zero'],
      [5, 'nothing-said'],
      [6, 'price-currency'],
    ]);
    expect(told.offers.map(({ article }) => article)).toEqual(['B0', 'B1', 'B2', 'B3', 'B4', 'B5']);
  });

  it('keeps a link that a browser may open, and no other', () => {
    const links = ['https://example.com/sm58', 'javascript:alert(1)', 'example.com'];
    const told = read(sheet([...HEADERS, 'Ссылка'], ...links.map((link, i) => [`A${i}`, 'Кабель', 1, 1, link])));
    expect(told.offers.map(({ link }) => link)).toEqual(['https://example.com/sm58', null, null]);
  });

  it.each([
    [['Part number', 'Product', 'Price, USD', 'Qty'], 'USD'],
    [['货号', '品名', '单价（元）', '库存'], 'CNY'],
    [['Код', 'Номенклатура', 'Цена', 'Кол-во'], 'RUB'],
  ])('WT-3.1 is understood by the headers %s', (headers, currency) => {
    expect(read(sheet(headers, ['A1', 'Кабель', 5, 1])).offers).toMatchObject([{ article: 'A1', name: 'Кабель', price: '5', currency, quantity: '1' }]);
  });
});

describe('columns that are not understood', () => {
  it('WT-3.1 are asked about with a sample: two prices, no headers, headers that lie, stock that is called nothing', () => {
    const twoPrices = read(sheet(['Артикул', 'Товар', 'Цена', 'Цена', 'Остаток'], ['A1', 'Кабель', 1, 2, 3]));
    expect(twoPrices.question).toMatchObject({ doubts: ['price'], headerRow: 1, changed: false, sample: [['A1', 'Кабель', '1', '2', '3']] });
    const headless = read(
      csv([
        ['SM58', 'Микрофон вокальный', '8990,00', '12'],
        ['SM57', 'Микрофон инструментальный', '7990,00', '3'],
      ]),
    );
    expect(headless.question).toMatchObject({ headerRow: null, columns: [{ guess: 'article' }, { guess: 'name' }, { guess: 'price' }, { guess: 'stock' }] });
    expect(read(sheet(HEADERS, ['A1', 'Кабель', 'красный', 3], ['A2', 'Кабель', 'синий', 3])).question?.doubts).toEqual(['price']);
    expect(read(sheet(['Артикул', 'Товар', 'Цена', 'МСК'], ['A1', 'Кабель', 1, 'есть'], ['A2', 'Кабель', 1, 'нет'])).question?.doubts).toEqual(['stock']);
  });

  it('WT-3.1 are read as somebody said, and what was said is kept for the next file', () => {
    const file = csv([
      ['SM58', 'Микрофон вокальный', '8990,00', '12'],
      ['SM57', 'Микрофон инструментальный', '7990,00', '3'],
    ]);
    const first = read(file, { choice: { columns: { article: 0, name: 1, price: 2, stock: 3 }, headerRow: 0, currency: 'USD', decimal: ',' } });
    expect(short(first)).toEqual(['SM58|Микрофон вокальный|8990|USD|in-stock|12', 'SM57|Микрофон инструментальный|7990|USD|in-stock|3']);
    expect(short(read(file, { kept: first.mapping! }))).toEqual(short(first));
    const two = sheet(['Артикул', 'Товар', 'Цена', 'Цена', 'Остаток'], ['A1', 'Кабель', 1, 2, 3]);
    const chosen = read(two, { choice: { columns: { article: 0, name: 1, price: 3, stock: 4 } } });
    expect(short(chosen)).toEqual(['A1|Кабель|2|RUB|in-stock|3']);
    expect(short(read(two, { kept: chosen.mapping! }))).toEqual(['A1|Кабель|2|RUB|in-stock|3']);
  });

  it('WT-3.1 are asked about again where next week they moved, are called otherwise, or are gone; a new column elsewhere is no question', () => {
    const { mapping: kept } = read(sheet(HEADERS, SM58));
    const again = (headers: string[], row: string[]) => read(sheet(headers, row), { kept: kept! });
    expect(again(HEADERS, SM58).offers).toHaveLength(1);
    expect(again([...HEADERS, 'Страна'], [...SM58, 'Китай']).offers).toHaveLength(1);
    const moved = again(['Артикул', 'Наименование', 'Остаток', 'Цена'], ['SM58', 'Микрофон', '12', '8990']);
    expect(moved.offers).toEqual([]);
    expect(moved.question).toMatchObject({
      changed: true,
      doubts: ['price', 'stock'],
      columns: [{ guess: 'article' }, { guess: 'name' }, { guess: 'stock' }, { guess: 'price' }],
    });
    expect(again(['Артикул', 'Наименование', 'Цена опт', 'Остаток'], SM58).question).toMatchObject({ changed: true, doubts: ['price'] });
    expect(again(['Артикул', 'Наименование', 'Остаток'], ['SM58', 'Микрофон', '12']).question).toMatchObject({ changed: true });
  });
});

describe('the day of a list', () => {
  const rows: SheetOfList['rows'] = [HEADERS, SM58];
  it('WT-3.2 is what stands above its table, else in its name, and never still to come', () => {
    expect(read(sheet(['Прайс от 01.11.26'], ...rows), { fileName: 'price 20.11.2026.xlsx' }).datedOn).toEqual({ day: '2026-11-01', by: 'title' });
    expect(read(csv([HEADERS, SM58]), { fileName: 'stock_2026-11-20.csv' }).datedOn).toEqual({ day: '2026-11-20', by: 'name' });
    expect(read(csv([HEADERS, SM58]), { fileName: 'price 20.11.2027.csv' }).datedOn).toBeNull();
  });
});

describe('a file that is no price list', () => {
  const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const whole = workbook([{ rows: [HEADERS, SM58] }]);
  it.each([
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['spaces', Buffer.from(' \r\n '), 'file-empty'],
    ['a workbook without rows', workbook([{ rows: [] }]), 'file-empty'],
    ['a picture', PNG, 'file-foreign'],
    ['a letter', Buffer.from('%PDF-1.7\n%\xe2\xe3'), 'file-foreign'],
    ['a document', zip([{ name: 'word/document.xml', content: Buffer.from('<a/>') }]), 'file-foreign'],
    ['a page', Buffer.from('<html><body>Hello</body></html>'), 'file-foreign'],
    ['bytes', Buffer.from(Array.from({ length: 3_000 }, (_, i) => ((i * 7_919) % 251) ^ (i % 13))), 'file-foreign'],
    ['half a workbook', whole.subarray(0, whole.length / 2), 'file-broken'],
    ['a workbook with a hole', Buffer.concat([whole.subarray(0, 60), Buffer.alloc(60), whole.subarray(120)]), 'file-broken'],
    ['half an old workbook', workbook([{ rows: [HEADERS, SM58] }], 'biff8').subarray(0, 700), 'file-broken'],
    ['words', Buffer.from('Здравствуйте! Прайс пришлём завтра.'), 'file-no-table'],
  ])('%s is refused with a reason', (_what, bytes, reason) => {
    expect(read(bytes)).toMatchObject({ refused: reason, offers: [] });
  });

  it('that has a password is refused as such', () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(600)]);
    expect(read(ole).refused).toBe('file-encrypted');
    const parts = zip([{ name: 'xl/workbook.xml', content: Buffer.from('<a/>') }]);
    const central = parts.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    parts.writeUInt16LE(1, central + 8);
    expect(read(parts).refused).toBe('file-encrypted');
  });

  it('that would unpack into gigabytes is refused before it does: by size, by ratio, by number of parts, by a lie about its size', () => {
    const book = { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') };
    const zeros = Buffer.alloc(20 * 1024 * 1024);
    expect(read(zip([book, { name: 'xl/worksheets/sheet1.xml', content: zeros }])).refused).toBe('file-bomb');
    expect(read(zip([book, { name: 'xl/worksheets/sheet1.xml', content: zeros, says: 1_000 }])).refused).toBe('file-bomb');
    expect(read(zip([book, ...Array.from({ length: 40 }, (_, i) => ({ name: `xl/${i}`, content: Buffer.from('a'), says: 10_000_000 }))])).refused).toBe(
      'file-bomb',
    );
    expect(read(zip(Array.from({ length: 2_500 }, (_, i) => ({ name: `xl/${i}`, content: Buffer.from('a') })))).refused).toBe('file-bomb');
  });

  it('of more than 200,000 rows is refused', () => {
    expect(read('a;b\n'.repeat(200_200)).refused).toBe('file-too-long');
  });
});

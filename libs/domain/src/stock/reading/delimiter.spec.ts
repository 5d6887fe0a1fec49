import { delimiterOf } from './delimiter.js';

const lines = (...rows: string[]) => rows.join('\r\n');

describe('what stands between the columns of a text', () => {
  it.each([
    [';', lines('Артикул;Наименование;Цена, руб.;Наличие', 'Стойки', 'DM-1;Стойка, с журавлём;3450,00;6', 'DM-2;Стойка под акустику, до 35 кг;5200,00;мало')],
    [';', lines('Стойка;12,50', 'Чехол;3,20')],
    [',', lines('Article,Name,Price', 'DM-1,"Stand; black",12.50', 'DM-2,Bag,3.20')],
    ['\t', lines('Артикул\tНаименование\tЦена', 'DM-1\tСтойка, чёрная\t12,50', '', 'DM-2\tЧехол\t3,20')],
    ['|', lines('Артикул|Цена', 'DM-1|12,50', 'DM-2|3')],
    [';', 'одно слово'],
  ])('WT-3.1 is %j, whatever stands in names and prices', (delimiter, text) => expect(delimiterOf(text)).toBe(delimiter));
});

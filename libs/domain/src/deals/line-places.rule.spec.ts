import type { WantedItem } from './deal-terms.type.js';
import { placesOf, type PlacedItem } from './line-places.rule.js';

const [ONE, TWO] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const known = (place: number, change: Partial<PlacedItem> = {}): PlacedItem => ({ place, item: null, article: null, name: 'Стойка', ...change });
const wanted = (change: Partial<WantedItem> = {}): WantedItem => ({ name: 'Стойка', quantity: '1', ...change });

describe('the place of a wanted thing', () => {
  it.each([
    ['the same name, in other letters', [known(1)], [wanted({ name: ' СТОЙКА' })], [1]],
    ['the same item, by another name', [known(1, { item: ONE })], [wanted({ item: ONE, name: 'Другое' })], [1]],
    ['another item of the same name is another thing', [known(1, { item: ONE })], [wanted({ item: TWO })], [2]],
    ['picked now, typed before', [known(1, { article: 'A-1' })], [wanted({ item: ONE, article: 'а1' })], [1]],
    ['another article of the same name is another thing', [known(1, { article: 'A-1' })], [wanted({ article: 'B-1' })], [2]],
    ['under one article somebody else’s goods', [known(1, { article: '100', name: 'Кабель' })], [wanted({ article: '100', name: 'Микшер' })], [2]],
    ['twice the same are two', [known(1)], [wanted(), wanted()], [1, 2]],
    ['new ones go behind all that ever was', [known(1, { name: 'Кабель' }), known(7, { name: 'Кейс' })], [wanted(), wanted({ name: 'Кейс' })], [8, 7]],
    ['the first of all', [], [wanted(), wanted({ name: 'Кабель' })], [1, 2]],
  ] as const)('WT-2.1 %s', (_, before, now, places) => {
    const placed = placesOf(before, now);
    expect(placed.map(({ place }) => place)).toEqual(places);
    expect(placed.map(({ place, fresh }) => fresh === !before.some((one) => one.place === place))).not.toContain(false);
  });
});

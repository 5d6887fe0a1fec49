import { answerAccessory, answerOf } from './accessory-rows';

const stand = { item: 'b4f3c1de-0000-7000-8000-000000000001', name: 'Стойка микрофонная' };
const cable = { item: null, name: 'Кабель' };

describe('accessories that were offered', () => {
  it('WT-2.1 are kept with what the client said, each once', () => {
    const once = answerAccessory([], stand, 'declined');
    const twice = answerAccessory(answerAccessory(once, stand, 'taken'), cable, 'declined');
    expect(twice).toEqual([
      { item: stand.item, name: stand.name, answer: 'taken' },
      { name: 'Кабель', answer: 'declined' },
    ]);
    expect([answerOf(twice, stand), answerOf(twice, cable), answerOf([], cable)]).toEqual(['taken', 'declined', null]);
  });

  it('WT-2.1 can be taken back: then nothing was asked', () => {
    expect(answerAccessory(answerAccessory([], stand, 'taken'), stand, null)).toEqual([]);
  });

  it('WT-2.1 known by their name alone are not taken for a thing of the price lists with the same name', () => {
    const rows = [{ item: stand.item, name: 'Кабель', answer: 'taken' }];
    expect(answerOf(rows, cable)).toBeNull();
  });
});

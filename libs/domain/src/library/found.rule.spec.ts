import { join } from 'node:path';
import { projectFolder } from '../config/project-folder.js';
import { Pack } from '../packs/pack.service.js';
import { found } from './found.rule.js';

const { questions, objections } = Pack.read(join(projectFolder(), 'packs/west-technology')).content;
const all = [
  ...Object.entries(questions).map(([id, one]) => ({ id, names: [one.question.ru!, ...one.wordings.ru!], text: [one.answer.ru!] })),
  ...Object.entries(objections).map(([id, one]) => ({ id, names: [one.label.ru!, ...one.wordings.ru!], text: one.arguments.map(({ ask }) => ask.ru!) })),
];
const idsOf = (typed: string) => found(typed, all, (one) => one).map(({ id }) => id);

describe('the library', () => {
  it('ALL-3 has answers to at least fifteen questions, and the three objections with several arguments each', () => {
    expect(Object.keys(questions).length).toBeGreaterThanOrEqual(15);
    expect(Object.keys(objections)).toEqual(expect.arrayContaining(['willThink', 'expensive', 'cheaperElsewhere']));
    for (const one of Object.values(objections)) expect(one.arguments.length).toBeGreaterThan(1);
  });

  it('WT-O says an argument as agreement, counter-argument and counter-question', () => {
    for (const { arguments: several } of Object.values(objections)) for (const { ask } of several) expect(ask.ru).toMatch(/\?$/);
  });

  it.each([
    ['цена', 'price'],
    ['ЦЕНУ', 'price'],
    ['гарантию', 'warranty'],
    ['доставку', 'delivery'],
    ['возвр', 'returns'],
    ['самовывоз', 'pickup'],
    ['счет', 'invoice'],
    ['график работы', 'hours'],
    ['дорого', 'expensive'],
    ['подумаю', 'willThink'],
    ['дешевле у конкурентов', 'cheaperElsewhere'],
  ])('ALL-3 finds by typing "%s" the entry %s', (typed, id) => expect(idsOf(typed)).toContain(id));

  it('puts what is named so before what only says so', () => {
    const ids = found(
      'счёт',
      [
        { names: ['Доставка'], text: ['счёт придёт'] },
        { names: ['Счёт'], text: [] },
      ],
      (one) => one,
    );
    expect(ids.map(({ names }) => names[0])).toEqual(['Счёт', 'Доставка']);
  });

  it('finds nothing where nothing is meant, and everything where nothing was typed', () => {
    expect(idsOf('зубробизон')).toEqual([]);
    expect(idsOf('  ')).toHaveLength(all.length);
  });

  it('looks anywhere in a Chinese text, whose words are not parted', () => {
    expect(found('价格', [{ names: ['请问价格是多少'], text: [] }], (one) => one)).toHaveLength(1);
  });
});

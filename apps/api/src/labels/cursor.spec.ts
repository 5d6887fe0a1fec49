import fc from 'fast-check';
import { fromCursor, INSTANT, toCursor, UUID, uuid, WHOLE } from './cursor.js';

const ID = '7d0a3a52-6f3e-4c57-9f0e-5a1d2c0b9e11';
const refused = expect.objectContaining({ code: 'invalid', fields: [{ path: 'cursor', rule: 'format' }] }) as Error;

describe('a cursor', () => {
  it('says again what it was made of, in letters that need no escaping', () => {
    const instants = fc.date({ min: new Date(1), max: new Date('9999-12-31'), noInvalidDate: true }).map((at) => at.toISOString());
    fc.assert(
      fc.property(instants, fc.uuid(), (at, id) => {
        const cursor = toCursor([at, id]);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(fromCursor(cursor, [INSTANT, UUID])).toEqual([at, id]);
      }),
    );
    expect(fromCursor(toCursor(['infinity', ID]), [INSTANT, UUID])).toEqual(['infinity', ID]);
    expect(fromCursor(undefined, [INSTANT])).toBeUndefined();
  });

  it('that we did not make is refused, whatever it is', () => {
    const strange = [
      null,
      1,
      {},
      [],
      ['infinity'],
      ['infinity', ID, ID],
      [ID, 'infinity'],
      ['infinity', 1],
      [['infinity'], ID],
      { 0: 'infinity', 1: ID, length: 2 },
    ];
    for (const place of strange) expect(() => fromCursor(toCursor(place as string[]), [INSTANT, UUID])).toThrow(refused);
    fc.assert(fc.property(fc.string(), (cursor) => expect(() => fromCursor(cursor, [INSTANT, UUID])).toThrow(refused)));
  });

  it.each(['2026-02-31T00:00:00.000Z', '9999-99-99T99:99:99.999Z', '0000-01-01T00:00:00.000Z', '2026-01-01', 'now', 'infinity; --', ''])(
    'knows that "%s" is no instant',
    (part) => expect(INSTANT(part)).toBe(false),
  );
  it.each(['', '-1', '1.5', '1e3', '9'.repeat(19), 'x'])('knows that "%s" is no number that fits', (part) => expect(WHOLE(part)).toBe(false));
});

describe('an id', () => {
  it('that cannot be one is not there', () => {
    expect(uuid(ID)).toBe(ID);
    for (const id of ['', 'mine', `${ID}0`, ` ${ID}`, ID.replaceAll('-', '')]) expect(() => uuid(id)).toThrow('not-found');
  });
});

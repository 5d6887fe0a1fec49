import { holdAt, minutesOf } from './hold';

const FROM = 1_000_000;
const at = (seconds: number) => holdAt(FROM + seconds * 1_000, { from: FROM, until: FROM + 120_000 });

describe('a client on hold', () => {
  it('WT-1.5 waits calmly for a minute, presses to 1:45, and is then late; it is said at 1:00, 1:30 and 1:45', () => {
    expect([0, 59, 60, 104, 105, 120].map((seconds) => at(seconds).look)).toEqual(['calm', 'calm', 'soon', 'soon', 'late', 'late']);
    expect([59, 60, 89, 90, 105, 119].map((seconds) => at(seconds).spoken)).toEqual([null, 60_000, 60_000, 90_000, 105_000, 105_000]);
  });

  it('never waits less than nothing, nor longer than it may', () => {
    expect(at(-5)).toMatchObject({ waited: 0, left: 120_000, share: 0 });
    expect(at(500)).toMatchObject({ waited: 120_000, left: 0, share: 1 });
  });

  it('is written in minutes and seconds', () => {
    expect([0, 46_900, 74_000, 120_000, -1].map(minutesOf)).toEqual(['0:00', '0:46', '1:14', '2:00', '0:00']);
  });
});

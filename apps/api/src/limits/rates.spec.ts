import { counted } from './address.rule.js';
import { fullBucket, refilled, rateOf, waitOf } from './bucket.rule.js';
import { Rates } from './rates.js';

const RATE = rateOf(1_200);

describe('calls by rate', () => {
  it('may come a quarter of a minute’s at once, then as they come back, and one more is told how long to wait', () => {
    const rates = new Rates(RATE);
    for (let i = 0; i < 300; i += 1) expect(rates.take('a', 1_000).wait).toBe(0);
    expect(rates.take('a', 1_000).wait).toBe(50);
    expect(rates.take('a', 1_050).wait).toBe(0);
    expect(rates.take('a', 1_050).wait).toBe(50);
    for (let i = 0; i < 1_200; i += 1) expect(rates.take('a', 2_000 + i * 50).wait).toBe(0);
  });

  it('of one take nothing from another', () => {
    const rates = new Rates(RATE);
    while (rates.take('a', 0).wait === 0);
    expect(rates.take('b', 0)).toEqual({ wait: 0, loud: false });
  });

  it('make loud who has used up more than a tenth of the bucket, until it is full again', () => {
    const rates = new Rates(RATE);
    const loud = Array.from({ length: 80 }, () => rates.take('a', 0).loud);
    expect(loud.indexOf(true)).toBe(30);
    expect(rates.take('a', 15_000).loud).toBe(false);
  });

  it('are forgotten of whoever was quiet longest, where there are too many callers', () => {
    const rates = new Rates(rateOf(4), 2);
    rates.take('a', 0);
    rates.take('b', 0);
    rates.take('a', 1);
    rates.take('c', 2);
    expect(rates.take('a', 3).wait).toBeGreaterThan(0);
    expect(rates.take('b', 3).wait).toBe(0);
  });

  it('suffer nothing from a clock that was set back, and overflow never', () => {
    expect(refilled({ left: 3, at: 10_000 }, RATE, 0)).toEqual({ left: 3, at: 0 });
    expect(refilled(fullBucket(RATE, 0), RATE, 10 ** 12).left).toBe(300);
    expect(waitOf({ left: 0.99, at: 0 }, RATE)).toBe(1);
    expect(rateOf(1)).toEqual({ burst: 1, perMinute: 1 });
  });
});

describe('an address', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, 'unknown'],
  ])('%s is counted as %s', (address, as) => expect(counted(address)).toBe(as));
});

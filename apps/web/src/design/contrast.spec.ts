import { contrast, rgbOf } from './contrast';

describe('the contrast of two colours', () => {
  it('is 21 of black on white, 1 of a colour on itself, and the same either way', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrast([35, 80, 200], [35, 80, 200])).toBe(1);
    expect(contrast([92, 100, 115], [255, 255, 255])).toBeCloseTo(contrast([255, 255, 255], [92, 100, 115]), 10);
    expect(contrast([118, 118, 118], [255, 255, 255])).toBeCloseTo(4.54, 2);
  });

  it('is read from what the browser computes; a colour that shows what lies behind it has none', () => {
    expect(rgbOf('rgb(20, 23, 30)')).toEqual([20, 23, 30]);
    expect(rgbOf('rgba(20, 23, 30, 1)')).toEqual([20, 23, 30]);
    expect(rgbOf('rgba(20, 23, 30, 0.5)')).toBeNull();
    expect(rgbOf('transparent')).toBeNull();
  });
});

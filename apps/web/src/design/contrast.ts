/** A colour as the browser computes it, 0 to 255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads `rgb(20, 23, 30)`; null for what is no opaque colour. */
export function rgbOf(computed: string): Rgb | null {
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)(?:,\s*(?:1|1\.0))?\)$/.exec(computed);
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : null;
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours by WCAG 2: 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

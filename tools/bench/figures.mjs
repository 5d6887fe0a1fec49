// @ts-check
// Figures from many measurements.

const round = (/** @type {number} */ value, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits;

/** @param {readonly number[]} values @param {number} share @returns {number} */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Between the two in the middle, where there are two. @param {readonly number[]} values @returns {number} */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** @param {readonly number[]} milliseconds */
export const latency = (milliseconds) => ({ p50: round(median(milliseconds)), p95: round(quantile(milliseconds, 0.95)) });

/** @param {number} a @param {number} b */
export const ratio = (a, b) => round(a / b, 2);

export { round };

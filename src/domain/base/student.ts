/**
 * Student's t with a whole number of degrees of freedom, 2 or more: the probability of a value up to t. The finite sums are exact.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
 */
export function studentBelow(t: number, freedom: number): number {
  const odd = freedom % 2;
  const angle = Math.atan(t / Math.sqrt(freedom));
  const cosine = Math.cos(angle);
  let term = odd ? cosine : 1;
  let sum = freedom > 1 ? term : 0;
  for (let i = 2 + odd; i < freedom; i += 2) {
    term *= ((i - 1) / i) * cosine * cosine;
    sum += term;
  }
  const between = Math.sin(angle) * sum;
  // Rounding may leave the last place outside of 0 to 1.
  return Math.min(1, Math.max(0, 0.5 + (odd ? (angle + between) / Math.PI : between / 2)));
}

const QUANTILES: number[] = [];

/** Its 0.9 quantile: what ends an 80 % range on either side. */
export function studentQuantile(freedom: number): number {
  const known = QUANTILES[freedom];
  if (known !== undefined) return known;
  let [low, high] = [1, 4];
  for (;;) {
    const middle = (low + high) / 2;
    // No double lies between the two any more.
    if (middle === low || middle === high) return (QUANTILES[freedom] = middle);
    if (studentBelow(middle, freedom) < 0.9) low = middle;
    else high = middle;
  }
}

/**
 * Prior probability that the rules for an answer (charset, length, sum) don't fit the image at all, because a module
 * is wrong or the image shows something else. Without it, any image read as five digits would score close to 1.
 */
const MISFIT = 1e-4

/**
 * The probability of a text, given that the rules for the answer hold.
 *
 * Five digits that might each be a letter O score 1 when the charset is digits (1/32 of 1/32). Letters read as digits
 * score near 0 (1e-9 of 1e-8, where the misfit makes it 1e-9 of 1e-4). Without rules the probability is unchanged.
 *
 * @param fitting - total probability of all texts that fit the rules, 1 when there are no rules.
 */
export function scoreWithin(probability: number, fitting: number): number {
  return Math.min(1, Math.max(0, probability / (fitting + MISFIT * (1 - fitting))))
}

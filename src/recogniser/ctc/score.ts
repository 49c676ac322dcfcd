/**
 * How often what is known of an answer (its charset, its length, that it is a sum) doesn't fit the image at all,
 * because a module is wrong or the image shows something else. Without it any image, asked for five digits, would be
 * sure to show the most probable five digits.
 */
const MISFIT = 1e-4

/**
 * The probability of a text, given that what is known of the answer holds.
 *
 * Five digits that might each be a letter O are sure digits when digits are asked for (1/32 of 1/32); letters that
 * are asked for as digits are nothing (1e-9 of 1e-8, but of 1e-4 with the misfit). Nothing known, nothing changed.
 *
 * @param fitting - the probability of all texts together that fit what is known, 1 when nothing is.
 */
export function scoreWithin(probability: number, fitting: number): number {
  return Math.min(1, Math.max(0, probability / (fitting + MISFIT * (1 - fitting))))
}

/**
 * Prior probability that the rules for an answer (charset, length, words, sum) don't fit the image at all, because a
 * module is wrong or the image shows something else. Without it, any image read as five digits would score close to 1.
 */
export const MISFIT = 1e-4

/** The same for rules that say only what answers usually have: some sites have changed the settings of their library. */
export const USUAL_MISFIT = 0.1

/** The same for the words that answers usually have: of all other texts, few could be the words of another list. */
export const USUAL_WORDS_MISFIT = 1e-3

/**
 * The probability of a text, given that the rules for the answer hold.
 *
 * Five digits that might each be a letter O score 1 when the charset is digits (1/32 of 1/32). Letters read as digits
 * score near 0 (1e-9 of 1e-8, where the misfit makes it 1e-9 of 1e-4). Without rules the probability is unchanged.
 *
 * @param fitting - total probability of all texts that fit the rules, 1 when there are no rules.
 * @param misfit - prior probability that the rules don't fit.
 */
export function scoreWithin(probability: number, fitting: number, misfit = MISFIT): number {
  return Math.min(1, Math.max(0, probability / (fitting + misfit * (1 - fitting))))
}

/**
 * Prior probability that the rules for an answer (charset, length, words, sum) don't fit the image at all, because a
 * module is wrong or the image shows something else. Without it, any image read as five digits would score close to 1.
 */
export const MISFIT = 1e-4

/** The same for what answers usually have: some sites have changed the settings of their library. */
export const USUAL_MISFIT = 0.1

/** The same for the usual characters, where the usual length does not fit: most sites change only the length. */
export const CHARSET_MISFIT = 0.3

/** The same for the words that answers usually have: of all other texts, few could be the words of another list. */
export const USUAL_WORDS_MISFIT = 1e-3

/**
 * What all texts amount to, given that some fit the rules for the answer and each other one counts as `misfit` says. The
 * probability of a text that fits, divided by this, is its score.
 *
 * Five digits that might each be a letter O score 1 when the charset is digits (1/32 of 1/32). Letters read as digits
 * score near 0 (1e-9 of 1e-8, where the misfit makes it 1e-9 of 1e-4). Without rules the probability is unchanged.
 *
 * @param fitting - total probability of all texts that fit the rules, 1 when there are no rules.
 * @param whole - what all texts amount to under looser rules.
 */
export function weighWithin(fitting: number, misfit = MISFIT, whole = 1): number {
  return fitting + misfit * Math.max(0, whole - fitting)
}

/** The probability of a text, given that the rules for the answer hold: see `weighWithin`. */
export function scoreWithin(probability: number, fitting: number): number {
  return Math.min(1, Math.max(0, probability / weighWithin(fitting)))
}

import { searchTexts } from '../ctc/beam-search.ts'
import { restrictEmissions } from '../ctc/emissions.ts'
import { type Looks, meanOver } from '../ctc/looks.ts'
import { toRange } from '../ctc/range.ts'
import type { ScoredText, TextRules } from '../ctc/read-text.ts'
import { scoreWithin } from '../ctc/score.ts'
import { type Classes, textProbability } from '../ctc/text-probability.ts'
import { computeSum, NUMBER_WORDS, OPERATOR_WORDS } from './compute-sum.ts'

/** Few of the likely readings are sums, so the beam is wider than for text. */
const WIDTH = { prefixes: 32, letters: 6, leastShare: 1e-4 }
const SIGNS = '0123456789+-*/x=?'
const SHORT_WORDS = [...NUMBER_WORDS].filter(([, number]) => number <= 20).map(([word]) => word)

/**
 * Reads an image of a sum and computes it. The candidates are the most probable texts, the most probable texts of
 * digits and signs alone, and sums of two numbers written as words. Candidates that don't compute are dropped, and
 * the probabilities of those with the same result are added up.
 *
 * Probabilities are means over all looks at the image. The score is the probability of the result, given that the image shows a sum: see `scoreWithin`.
 *
 * @param rules - charset and length of the result, not of the text in the image.
 * @returns `undefined` when no candidate is a sum whose result fits the rules.
 */
export function readSum(looks: Looks, rules: TextRules): ScoredText | undefined {
  const folded = looks.map((emissions) =>
    restrictEmissions(emissions, { foldCase: true, allows: () => true }),
  )
  const probabilities = new Map<string, number>()
  let fitting = 0
  for (const [text, classes] of likelySums(folded)) {
    const result = computeSum(text)
    if (result === undefined || !fits(String(result), rules)) continue
    const probability = meanOver(folded, (emissions) => textProbability(emissions, classes))
    probabilities.set(String(result), (probabilities.get(String(result)) ?? 0) + probability)
    fitting += probability
  }
  const [best] = [...probabilities].sort(([, one], [, other]) => other - one)
  return best && { text: best[0], score: scoreWithin(best[1], fitting) }
}

function likelySums(folded: Looks): Map<string, Classes> {
  const signs = folded.map((emissions) =>
    restrictEmissions(emissions, { foldCase: false, allows: (letter) => SIGNS.includes(letter) }),
  )
  const found = [...folded, ...signs].flatMap((emissions) =>
    searchTexts(emissions, toRange(undefined), WIDTH).map((classes) =>
      classes.map((letter) => emissions.letters[letter - 1]).join(''),
    ),
  )
  const looksWritten = /[a-z]{3}/.test(found[0] ?? '')
  const texts = looksWritten ? [...found, ...writtenSums()] : found
  const letters = folded[0]?.letters ?? []
  return new Map(texts.map((text) => [text, [...text].map((letter) => letters.indexOf(letter) + 1)]))
}

/** Every sum of two written numbers up to twenty: few enough to try them all. */
function writtenSums(): string[] {
  const operators = [...OPERATOR_WORDS.keys()].filter((word) => word.length > 1)
  return SHORT_WORDS.flatMap((left) =>
    operators.flatMap((operator) => SHORT_WORDS.map((right) => left + operator + right)),
  )
}

function fits(result: string, { charset, length }: TextRules): boolean {
  const { least, most } = toRange(length)
  return (
    result.length >= least &&
    result.length <= most &&
    (charset === undefined || [...result].every((letter) => charset.includes(letter)))
  )
}

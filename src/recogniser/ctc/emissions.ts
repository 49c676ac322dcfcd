import type { Logits } from '../model/session.ts'

/**
 * The model's output at each step: the probability of the blank and of each letter. A row sums to less than one where
 * letters have been ruled out.
 */
export interface Emissions {
  steps: number
  /** The letters in the order of their classes: class `i + 1` is `letters[i]`. */
  letters: readonly string[]
  /** [steps, letters + 1], row by row, blank first. */
  probabilities: Float64Array
}

/** No letter is ever impossible, so that the search always finds a text of the requested length. */
const LEAST_PROBABILITY = 1e-12

/**
 * Softmax of the logits divided by the temperature, row by row.
 *
 * @throws {Error} when the model's classes don't match its card's alphabet.
 */
export function toEmissions(
  { values, steps, classes }: Logits,
  alphabet: string,
  temperature: number,
): Emissions {
  if (classes !== alphabet.length + 1)
    throw new Error(
      `The model has ${classes} classes, but its card lists ${alphabet.length} letters and a blank.`,
    )
  const probabilities = new Float64Array(steps * classes)
  for (let start = 0; start < probabilities.length; start += classes) {
    let highest = Number.NEGATIVE_INFINITY
    for (let index = start; index < start + classes; index++) highest = Math.max(highest, values[index] ?? 0)
    let sum = 0
    for (let index = start; index < start + classes; index++) {
      const power = Math.exp(((values[index] ?? 0) - highest) / temperature)
      probabilities[index] = power
      sum += power
    }
    for (let index = start; index < start + classes; index++)
      probabilities[index] = Math.max(LEAST_PROBABILITY, (probabilities[index] ?? 0) / sum)
  }
  return { steps, letters: [...alphabet], probabilities }
}

/** Which letters may be read. */
export interface LetterRules {
  /** Whether the text may contain a letter of the model's alphabet. */
  allows(letter: string): boolean
  /** Whether upper and lower case count as the same letter. */
  foldCase: boolean
}

/**
 * Drops the letters that the rules exclude. When case is folded, adds up the probabilities of a letter's upper and
 * lower case, so that doubt about the case is no doubt about the letter. A folded letter is named by its lower case.
 */
export function restrictEmissions(
  { steps, letters, probabilities }: Emissions,
  rules: LetterRules,
): Emissions {
  const nameOf = (letter: string) => (rules.foldCase ? letter.toLowerCase() : letter)
  const kept = [...new Set(letters.filter(rules.allows).map(nameOf))]
  const positions = new Map(kept.map((name, index) => [name, index + 1]))
  // Which class each class is added to: the blank to itself, an excluded letter to none.
  const targets = [
    0,
    ...letters.map((letter) => (rules.allows(letter) ? positions.get(nameOf(letter)) : undefined)),
  ]
  const width = kept.length + 1
  const restricted = new Float64Array(steps * width)
  for (let step = 0; step < steps; step++) {
    for (let index = 0; index < targets.length; index++) {
      const target = targets[index]
      if (target === undefined) continue
      const at = step * width + target
      restricted[at] = (restricted[at] ?? 0) + (probabilities[step * targets.length + index] ?? 0)
    }
  }
  return { steps, letters: kept, probabilities: restricted }
}

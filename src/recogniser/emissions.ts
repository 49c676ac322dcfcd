import type { Logits } from './runtime.ts'

/**
 * What the net says at each step: the probability of a blank and of each letter. Rows need not sum to one: letters
 * that are ruled out are left out of them.
 */
export interface Emissions {
  steps: number
  /** The letter of each class after the blank: class `i + 1` is `letters[i]`. */
  letters: readonly string[]
  /** [steps, letters + 1], row by row, the blank first. */
  probabilities: Float64Array
}

/** No letter is ever quite impossible, so that a text of the wanted length can always be found. */
const LEAST_PROBABILITY = 1e-12

/** Softmax of logits divided by the temperature, row by row. */
export function toEmissions(
  { values, steps, classes }: Logits,
  alphabet: string,
  temperature: number,
): Emissions {
  if (classes !== alphabet.length + 1)
    throw new Error(
      `The model gives ${classes} classes, its card names ${alphabet.length} letters and a blank.`,
    )
  const probabilities = new Float64Array(steps * classes)
  for (let step = 0; step < steps; step++) {
    const row = values.subarray(step * classes, (step + 1) * classes)
    const highest = row.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
    const powers = Float64Array.from(row, (value) => Math.exp((value - highest) / temperature))
    const sum = powers.reduce((total, power) => total + power, 0)
    for (let index = 0; index < classes; index++)
      probabilities[step * classes + index] = Math.max(LEAST_PROBABILITY, (powers[index] ?? 0) / sum)
  }
  return { steps, letters: [...alphabet], probabilities }
}

/** What may be read, as far as single letters go. */
export interface LetterRules {
  /** Whether a letter of the net's alphabet may be in the text. */
  allows(letter: string): boolean
  /** Whether a letter's capital and small form are one letter. */
  foldCase: boolean
}

/**
 * Leaves out letters that are ruled out and, when case is folded, adds up what capital and small form of a letter
 * have, so that a letter of unsure case is not an unsure letter. A folded letter is named by its small form.
 */
export function restrictEmissions(
  { steps, letters, probabilities }: Emissions,
  rules: LetterRules,
): Emissions {
  const nameOf = (letter: string) => (rules.foldCase ? letter.toLowerCase() : letter)
  const kept = [...new Set(letters.filter(rules.allows).map(nameOf))]
  const targets = letters.map((letter) => (rules.allows(letter) ? kept.indexOf(nameOf(letter)) + 1 : -1))
  const [width, classes] = [kept.length + 1, letters.length + 1]
  const restricted = new Float64Array(steps * width)
  for (let step = 0; step < steps; step++) {
    restricted[step * width] = probabilities[step * classes] ?? 0
    for (const [index, target] of targets.entries()) {
      if (target > 0)
        restricted[step * width + target] =
          (restricted[step * width + target] ?? 0) + (probabilities[step * classes + index + 1] ?? 0)
    }
  }
  return { steps, letters: kept, probabilities: restricted }
}

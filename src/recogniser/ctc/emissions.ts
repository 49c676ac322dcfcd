import type { Logits } from '../model/runtime.ts'

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
  const positions = new Map(kept.map((name, index) => [name, index + 1]))
  // The class that each class is added to; the blank to itself, what is ruled out to none.
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

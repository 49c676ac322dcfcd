import type { Emissions } from './emissions.ts'

/** The classes of a text's letters: 1 is the first of `letters`. */
export type Classes = readonly number[]

/**
 * Probability of a text: the sum over all its alignments with the steps, as CTC defines them (repeated letters merge,
 * blanks are removed).
 */
export function textProbability({ steps, letters, probabilities }: Emissions, classes: Classes): number {
  const width = letters.length + 1
  // The letters with a blank before, between and after them.
  const states = Uint16Array.from([0, ...classes.flatMap((letter) => [letter, 0])])
  // reached[state]: probability of being in that state after the step. Updated in place, from the last to the first.
  const reached = new Float64Array(states.length)
  for (let step = 0; step < steps; step++) {
    for (let state = states.length - 1; state >= 0; state--) {
      const letter = states[state] ?? 0
      let sum = reached[state] ?? 0
      if (state > 0) sum += reached[state - 1] ?? 0
      // The blank between two letters is optional, unless they are equal.
      if (state > 1 && letter !== 0 && letter !== states[state - 2]) sum += reached[state - 2] ?? 0
      if (step === 0) sum = state < 2 ? 1 : 0
      reached[state] = sum * (probabilities[step * width + letter] ?? 0)
    }
  }
  return (reached[states.length - 1] ?? 0) + (states.length > 1 ? (reached[states.length - 2] ?? 0) : 0)
}

/** Probability that the text has `least` to `most` letters, whichever they are. */
export function lengthProbability(
  { steps, letters, probabilities }: Emissions,
  least: number,
  most: number,
): number {
  const width = letters.length + 1
  const longest = Math.min(most, steps)
  if (least === 0 && longest === steps) return anyTextProbability(probabilities, width)
  // ending[length * width + letter]: probability that the text so far has that length and the last step emitted that letter.
  let ending = new Float64Array((longest + 1) * width)
  ending[0] = 1
  for (let step = 0; step < steps; step++) {
    const next = new Float64Array(ending.length)
    let shorter = 0
    for (let length = 0; length <= longest; length++) {
      const row = length * width
      let total = 0
      for (let letter = 0; letter < width; letter++) total += ending[row + letter] ?? 0
      next[row] = total * (probabilities[step * width] ?? 0)
      for (let letter = 1; letter < width; letter++) {
        const stays = ending[row + letter] ?? 0
        const grows = length === 0 ? 0 : shorter - (ending[row - width + letter] ?? 0)
        next[row + letter] = (stays + grows) * (probabilities[step * width + letter] ?? 0)
      }
      shorter = total
    }
    ending = next
  }
  let sum = 0
  for (let index = least * width; index < ending.length; index++) sum += ending[index] ?? 0
  return sum
}

/** Total probability of all texts of the allowed letters: 1 when none is ruled out. */
function anyTextProbability(probabilities: Float64Array, width: number): number {
  let product = 1
  for (let start = 0; start < probabilities.length; start += width)
    product *= probabilities.subarray(start, start + width).reduce((sum, probability) => sum + probability, 0)
  return product
}

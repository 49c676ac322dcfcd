import type { Emissions } from '../../../../src/recogniser/ctc/emissions.ts'

/** The probability of every text by CTC's definition: walks every path of one class per step, merges repeats and removes blanks. */
export function decodeByBruteForce({ steps, letters, probabilities }: Emissions): Map<string, number> {
  const classes = letters.length + 1
  const texts = new Map<string, number>()
  for (let path = 0; path < classes ** steps; path++) {
    let [text, probability, previous] = ['', 1, 0]
    for (let step = 0, rest = path; step < steps; step++, rest = Math.floor(rest / classes)) {
      const current = rest % classes
      probability *= probabilities[step * classes + current] ?? 0
      if (current !== 0 && current !== previous) text += letters[current - 1]
      previous = current
    }
    texts.set(text, (texts.get(text) ?? 0) + probability)
  }
  return texts
}

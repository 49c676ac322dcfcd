import type { Emissions } from './emissions.ts'
import type { Classes } from './text-probability.ts'

/**
 * Finds the most probable alignment of a text with the steps (Viterbi).
 *
 * @returns for each letter of the text, the steps that emit it.
 */
export function alignText({ steps, letters, probabilities }: Emissions, classes: Classes): number[][] {
  const width = letters.length + 1
  const states = [0, ...classes.flatMap((letter) => [letter, 0])]
  let scores = states.map((_, state) => (state === 0 ? 0 : Number.NEGATIVE_INFINITY))
  const origins: number[][] = []
  for (let step = 0; step < steps; step++) {
    const previous = scores
    const from = states.map((_, state) => bestOrigin(states, state, previous))
    scores = states.map(
      (letter, state) =>
        (previous[from[state] ?? 0] ?? 0) + Math.log(probabilities[step * width + letter] ?? 0),
    )
    origins.push(from)
  }
  const last = states.length - 1
  let state = last > 0 && (scores[last - 1] ?? 0) > (scores[last] ?? 0) ? last - 1 : last
  const held: number[][] = classes.map(() => [])
  for (let step = steps - 1; step >= 0; step--) {
    if (state % 2 === 1) held[(state - 1) / 2]?.unshift(step)
    state = origins[step]?.[state] ?? 0
  }
  return held
}

function bestOrigin(states: readonly number[], state: number, scores: readonly number[]): number {
  const skips = state >= 2 && states[state] !== 0 && states[state] !== states[state - 2]
  const candidates = [state, state - 1, ...(skips ? [state - 2] : [])].filter((origin) => origin >= 0)
  return candidates.reduce((best, origin) => ((scores[origin] ?? 0) > (scores[best] ?? 0) ? origin : best))
}

import fc from 'fast-check'
import { type Emissions, toEmissions } from '../../../../src/recogniser/ctc/emissions.ts'

/** Emissions of a few steps over the given letters, from flat to sharply peaked. */
export function randomEmissions(alphabet: string, { mostSteps = 5 } = {}): fc.Arbitrary<Emissions> {
  const classes = alphabet.length + 1
  return fc.integer({ min: 1, max: mostSteps }).chain((steps) =>
    fc
      .array(fc.integer({ min: -60, max: 60 }), { minLength: steps * classes, maxLength: steps * classes })
      .map((tenths) => ({ values: Float32Array.from(tenths, (value) => value / 10), steps, classes }))
      .map((logits) => toEmissions(logits, alphabet, 1)),
  )
}

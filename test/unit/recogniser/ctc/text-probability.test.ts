import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthProbability, textProbability } from '../../../../src/recogniser/ctc/text-probability.ts'
import { decodeByBruteForce } from './brute-force.ts'
import { randomEmissions } from './random-emissions.ts'

describe('textProbability', () => {
  it('is the sum over every path that yields the text', () => {
    fc.assert(
      fc.property(randomEmissions('ab7'), (emissions) => {
        for (const [text, probability] of decodeByBruteForce(emissions)) {
          const classes = [...text].map((letter) => emissions.letters.indexOf(letter) + 1)
          expect(textProbability(emissions, classes)).toBeCloseTo(probability, 10)
        }
      }),
    )
  })

  it('is zero for a text with more letters than steps', () => {
    const emissions = { steps: 1, letters: ['a'], probabilities: Float64Array.from([0.5, 0.5]) }
    expect(textProbability(emissions, [1, 1])).toBe(0)
  })
})

describe('lengthProbability', () => {
  it('is the sum over every text within the range', () => {
    fc.assert(
      fc.property(randomEmissions('ab7'), fc.nat(3), fc.nat(3), (emissions, least, more) => {
        const most = least + more
        const expected = [...decodeByBruteForce(emissions)]
          .filter(([text]) => text.length >= least && text.length <= most)
          .reduce((sum, [, probability]) => sum + probability, 0)
        expect(lengthProbability(emissions, least, most)).toBeCloseTo(expected, 10)
      }),
    )
  })

  it('is one for any length', () => {
    fc.assert(
      fc.property(randomEmissions('ab7'), (emissions) => {
        expect(lengthProbability(emissions, 0, Number.POSITIVE_INFINITY)).toBeCloseTo(1, 10)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchTexts, searchWords } from '../../../../src/recogniser/ctc/beam-search.ts'
import type { Emissions } from '../../../../src/recogniser/ctc/emissions.ts'
import { joinWords } from '../../../../src/recogniser/words/join-words.ts'
import { growTree } from '../../../../src/recogniser/words/word-tree.ts'
import { decodeByBruteForce } from './brute-force.ts'
import { randomEmissions } from './random-emissions.ts'

const EXHAUSTIVE = { prefixes: 10_000, letters: 10_000, leastShare: 0 }
const ANY_LENGTH = { least: 0, most: Number.POSITIVE_INFINITY }

describe('searchTexts', () => {
  it('ranks texts as a walk of every path does, when the beam is wide enough to keep them all', () => {
    fc.assert(
      fc.property(randomEmissions('ab7'), (emissions) => {
        const texts = decodeByBruteForce(emissions)
        const found = searchTexts(emissions, ANY_LENGTH, EXHAUSTIVE).map((classes) =>
          spell(emissions, classes),
        )
        const probabilities = found.map((text) => texts.get(text) ?? 0)
        const descending = [...texts.values()].sort((one, other) => other - one)
        expect(probabilities[0]).toBeCloseTo(descending[0] ?? 0, 10)
        for (const [index, probability] of probabilities.entries())
          expect(probability).toBeCloseTo(descending[index] ?? 0, 10)
      }),
    )
  })

  it('finds the most probable text of a given length', () => {
    fc.assert(
      fc.property(randomEmissions('ab7'), fc.integer({ min: 1, max: 3 }), (emissions, length) => {
        const ofLength = [...decodeByBruteForce(emissions)].filter(([text]) => text.length === length)
        const [best] = searchTexts(emissions, { least: length, most: length }, EXHAUSTIVE)
        if (!best) expect(ofLength).toEqual([])
        else {
          const probability = decodeByBruteForce(emissions).get(spell(emissions, best))
          expect(probability).toBeCloseTo(Math.max(...ofLength.map(([, value]) => value)), 10)
        }
      }),
    )
  })

  it('finds the most probable text with the default width, except for near ties', () => {
    fc.assert(
      fc.property(randomEmissions('ab7', { mostSteps: 6 }), (emissions) => {
        const texts = decodeByBruteForce(emissions)
        const [best] = searchTexts(emissions, ANY_LENGTH)
        const highest = Math.max(...texts.values())
        expect(texts.get(spell(emissions, best ?? [])) ?? 0).toBeGreaterThan(0.9 * highest)
      }),
    )
  })

  it('returns texts of the requested length even where the model sees nothing', () => {
    const row = [1 - 3e-12, 1e-12, 1e-12, 1e-12]
    const probabilities = Float64Array.from(Array.from({ length: 12 }, () => row).flat())
    const found = searchTexts({ steps: 12, letters: ['a', 'b', 'c'], probabilities }, { least: 5, most: 6 })
    expect(found.length).toBeGreaterThan(0)
    for (const { length } of found) expect([5, 6]).toContain(length)
  })

  it('returns nothing when there are fewer steps than letters', () => {
    const emissions = { steps: 2, letters: ['a'], probabilities: Float64Array.from([0.5, 0.5, 0.5, 0.5]) }
    expect(searchTexts(emissions, { least: 3, most: 3 })).toEqual([])
  })
})

describe('searchWords', () => {
  const words = joinWords(growTree(['a', 'ab', 'b7']), 1, 2)

  it('finds the joined words that a walk of every path finds most probable, and nothing else', () => {
    const texts = /^(a|ab|b7){1,2}$/
    fc.assert(
      fc.property(randomEmissions('ab7'), (emissions) => {
        const listed = [...decodeByBruteForce(emissions)].filter(([text]) => texts.test(text))
        const found = searchWords(emissions, ANY_LENGTH, words).map((classes) => spell(emissions, classes))
        for (const text of found) expect(text).toMatch(texts)
        const highest = Math.max(...listed.map(([, probability]) => probability))
        const [best = ''] = found
        if (highest > 0.01) expect(new Map(listed).get(best) ?? 0).toBeGreaterThan(0.9 * highest)
      }),
    )
  })

  it('keeps to the length as well', () => {
    fc.assert(
      fc.property(randomEmissions('ab7'), (emissions) => {
        for (const { length } of searchWords(emissions, { least: 3, most: 3 }, words)) expect(length).toBe(3)
      }),
    )
  })

  it('returns nothing where the letters of no word can be read', () => {
    const probabilities = Float64Array.from([0.5, 0.5, 0.5, 0.5])
    expect(searchWords({ steps: 2, letters: ['x'], probabilities }, ANY_LENGTH, words)).toEqual([])
  })
})

function spell({ letters }: Emissions, classes: readonly number[]): string {
  return classes.map((letter) => letters[letter - 1]).join('')
}

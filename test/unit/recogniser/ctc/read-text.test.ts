import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { restrictEmissions, toEmissions } from '../../../../src/recogniser/ctc/emissions.ts'
import { readText } from '../../../../src/recogniser/ctc/read-text.ts'
import { decodeByBruteForce } from './brute-force.ts'
import { randomEmissions } from './random-emissions.ts'

/** Emissions with one step per letter and a blank step after each. The blank takes the rest of a step's probability. */
function emissionsOf(alphabet: string, steps: Record<string, number>[]) {
  const rows = steps.flatMap((step) => [step, {}])
  const values = rows.flatMap((row: Record<string, number>) => {
    const given = Object.values(row).reduce((sum, share) => sum + share, 0)
    return [1 - given, ...[...alphabet].map((letter) => row[letter] ?? 0)].map((share) =>
      Math.log(share + 1e-9),
    )
  })
  return toEmissions(
    { values: Float32Array.from(values), steps: rows.length, classes: alphabet.length + 1 },
    alphabet,
    1,
  )
}

describe('readText', () => {
  it('returns the most probable text with its probability as the score', () => {
    const reading = readText(emissionsOf('ab1', [{ a: 0.9, b: 0.1 }, { 1: 1 }]), {})
    expect(reading?.text).toBe('a1')
    expect(reading?.score).toBeCloseTo(0.9, 4)
  })

  it('never reads letters when the charset is digits', () => {
    fc.assert(
      fc.property(
        randomEmissions('oO0l15', { mostSteps: 4 }),
        fc.integer({ min: 1, max: 2 }),
        (emissions, length) => {
          const reading = readText(emissions, { charset: '0123456789', length })
          if (reading) expect(reading.text).toMatch(new RegExp(`^\\d{${length}}$`))
          else expect(emissions.steps).toBeLessThan(2 * length)
        },
      ),
    )
  })

  it('scores a text among those that fit the rules: a zero or an O is certainly a zero among digits', () => {
    const emissions = emissionsOf('oO05', [{ 0: 0.5, O: 0.5 }, { 5: 1 }])
    expect(readText(emissions, {})?.score).toBeCloseTo(0.5, 3)
    expect(readText(emissions, { charset: '0123456789' })).toEqual({
      text: '05',
      score: expect.closeTo(1, 3),
    })
  })

  it('scores a text of the given length among those of that length', () => {
    const emissions = emissionsOf('ab', [{ a: 1 }, { b: 0.5 }])
    expect(readText(emissions, { length: 2 })).toEqual({ text: 'ab', score: expect.closeTo(1, 3) })
  })

  it('reads another shape than the usual one only where the image plainly shows it', () => {
    const usual = { charset: 'AOB', length: 2, caseSensitive: false, usual: true }
    // Plainly digits, and three of them.
    const digits = emissionsOf('AOBaob05', [{ 0: 1 }, { 5: 1 }, { 5: 1 }])
    expect(readText(digits, usual)).toEqual({ text: '055', score: expect.closeTo(1, 3) })
    // A zero or an O: the usual shape decides.
    const doubtful = emissionsOf('AOBaob05', [{ A: 1 }, { 0: 0.6, O: 0.4 }])
    expect(readText(doubtful, usual)).toEqual({ text: 'AO', score: expect.closeTo(1, 3) })
    // The same rules, if they are certain.
    const certain = { ...usual, usual: false }
    expect(readText(digits, certain)?.text).toMatch(/^[AOB]{2}$/i)
  })

  it('scores digits near zero where the image clearly shows letters', () => {
    const emissions = emissionsOf('ab05', [{ a: 1 }, { b: 1 }])
    const reading = readText(emissions, { charset: '05', length: 2 })
    expect(reading?.text).toMatch(/^[05]{2}$/)
    expect(reading?.score).toBeLessThan(0.01)
  })

  it('keeps every score in [0, 1]', () => {
    fc.assert(
      fc.property(randomEmissions('aA0'), fc.constantFrom(undefined, 1, 2), (emissions, length) => {
        const reading = readText(emissions, { length, charset: 'a0', caseSensitive: false })
        if (!reading) return
        expect(reading.score).toBeGreaterThanOrEqual(0)
        expect(reading.score).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('folds case: doubt about the case is no doubt about the letter', () => {
    const emissions = emissionsOf('aAbB', [
      { a: 0.4, A: 0.3, b: 0.3 },
      { B: 0.6, b: 0.4 },
    ])
    expect(readText(emissions, { caseSensitive: true })?.score).toBeCloseTo(0.24, 3)
    expect(readText(emissions, { caseSensitive: false })).toEqual({
      text: 'aB',
      score: expect.closeTo(0.7, 3),
    })
  })

  it('scores a folded text by all paths of its letters in both cases', () => {
    fc.assert(
      fc.property(randomEmissions('aAb'), (emissions) => {
        const folded = restrictEmissions(emissions, { foldCase: true, allows: () => true })
        const texts = decodeByBruteForce(folded)
        const reading = readText(emissions, { caseSensitive: false })
        if (reading) expect(reading.score).toBeCloseTo(texts.get(reading.text.toLowerCase()) ?? 0, 8)
      }),
    )
  })

  it('matches the charset in either case when case does not matter', () => {
    const emissions = emissionsOf('aAbB', [{ a: 1 }, { b: 1 }])
    expect(readText(emissions, { charset: 'AB', caseSensitive: false })?.text).toBe('ab')
    expect(readText(emissions, { charset: 'AB' })?.text).toMatch(/^[AB]*$/)
  })

  it('reads signs only when the charset contains them', () => {
    const emissions = emissionsOf('3i+', [{ 3: 1 }, { '+': 0.9, i: 0.1 }])
    expect(readText(emissions, {})?.text).toBe('3i')
    expect(readText(emissions, { charset: '3+' })?.text).toBe('3+')
  })

  it('returns nothing when the most probable reading is no text', () => {
    expect(readText(emissionsOf('ab', [{ a: 0.1 }, { b: 0.1 }]), {})).toBeUndefined()
  })

  it('returns nothing when the image is too narrow for the given length', () => {
    expect(readText(emissionsOf('ab', [{ a: 1 }]), { length: 9 })).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { type Emissions, toEmissions } from '../../../../src/recogniser/ctc/emissions.ts'
import type { TextRules } from '../../../../src/recogniser/ctc/read-text.ts'
import { readSum as readLooks } from '../../../../src/recogniser/sum/read-sum.ts'

const readSum = (image: Emissions, rules: TextRules) => readLooks([image], rules)

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-*/=?'

/** Emissions that read as a text. Several letters given for one step share its probability. */
function emissionsOf(steps: Iterable<string>) {
  const rows = [...steps].flatMap((letters) => [letters, ''])
  const values = rows.flatMap((letters) =>
    ['', ...ALPHABET].map((letter) =>
      letter === '' ? (letters === '' ? 12 : 0) : letters.includes(letter) ? 12 : 0,
    ),
  )
  return toEmissions(
    { values: Float32Array.from(values), steps: rows.length, classes: ALPHABET.length + 1 },
    ALPHABET,
    1,
  )
}

describe('readSum', () => {
  it.each([
    ['3+5=', '8'],
    ['12x4=?', '48'],
    ['12X4', '48'],
    ['7-2', '5'],
    ['2-7=', '-5'],
    ['threeplusfour', '7'],
    ['NineMinusFour=', '5'],
  ])('computes an image of %s', (text, result) => {
    const reading = readSum(emissionsOf(text), {})
    expect(reading?.text).toBe(result)
    expect(reading?.score).toBeGreaterThan(0.95)
  })

  it('adds up the readings with the same result', () => {
    expect(readSum(emissionsOf(['4', 'x*', '2', '=', '?=']), {})).toEqual({
      text: '8',
      score: expect.closeTo(1, 1),
    })
  })

  it('scores a result by its share of the sums the image may show', () => {
    expect(readSum(emissionsOf(['3', '+', '58', '=']), {})?.score).toBeCloseTo(0.5, 1)
  })

  it('prefers a sum to a more probable text that does not compute', () => {
    expect(readSum(emissionsOf(['3', '+', '5S', '=']), {})?.text).toBe('8')
    expect(readSum(emissionsOf(['l1', '+', 'O0', '=']), {})?.text).toBe('1')
  })

  it('corrects a letter of a written sum', () => {
    expect(readSum(emissionsOf(['t', 'h', 'r', 'c', 'e', 'p', 'l', 'u', 's', 't', 'w', 'o']), {})?.text).toBe(
      '5',
    )
  })

  it('obeys the rules for the result', () => {
    const emissions = emissionsOf(['9', '+', '17', '='])
    expect(readSum(emissions, { length: 1 })?.score ?? 0).toBeLessThan(0.2)
    expect(readSum(emissions, { length: 4 })).toBeUndefined()
    expect(readSum(emissions, { length: 2 })?.text).toMatch(/^1[06]$/)
    expect(readSum(emissions, { charset: '012345789' })?.text).toBe('10')
  })

  it.each(['k7Xp2', '', '42'])('finds no sum in an image of "%s", or scores it low', (text) => {
    expect(readSum(emissionsOf(text), {})?.score ?? 0).toBeLessThan(0.2)
  })

  it('takes the mean of several looks', () => {
    const looks = [emissionsOf(['3', '+', '58', '=']), emissionsOf('3+8=')]
    expect(readLooks(looks, {})).toEqual({ text: '11', score: expect.closeTo(0.75, 1) })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Emissions, restrictEmissions, toEmissions } from '../../../../src/recogniser/ctc/emissions.ts'
import {
  readText as readLooks,
  type TextRules,
  type Vocabulary,
} from '../../../../src/recogniser/ctc/read-text.ts'
import { joinWords } from '../../../../src/recogniser/words/join-words.ts'
import { growTree } from '../../../../src/recogniser/words/word-tree.ts'
import { decodeByBruteForce } from './brute-force.ts'
import { randomEmissions } from './random-emissions.ts'

const readText = (image: Emissions, ...known: [TextRules, Vocabulary?]) => readLooks([image], ...known)

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
    const usual = { caseSensitive: false, usual: { charset: 'AOB', length: 2 } }
    // Plainly digits, and three of them.
    const digits = emissionsOf('AOBaob05', [{ 0: 1 }, { 5: 1 }, { 5: 1 }])
    expect(readText(digits, usual)).toEqual({ text: '055', score: expect.closeTo(1, 3) })
    // A zero or an O: the usual shape decides.
    const doubtful = emissionsOf('AOBaob05', [{ A: 1 }, { 0: 0.6, O: 0.4 }])
    expect(readText(doubtful, usual)).toEqual({
      text: 'AO',
      score: expect.closeTo(0.4 / (0.4 + 0.1 * 0.3 * 0.6), 2),
    })
    // The same rules, if they are certain.
    const certain = { caseSensitive: false, ...usual.usual }
    expect(readText(digits, certain)?.text).toMatch(/^[AOB]{2}$/i)
  })

  it('scores a text of the usual shape no higher than it deserves where the image may well show another', () => {
    // Four letters, two of them pale. The usual two are as probable as all four, or any three.
    const pale = emissionsOf('abcd', [{ a: 1 }, { b: 0.5 }, { c: 0.5 }, { d: 1 }])
    const certain = readText(pale, { length: 2 })
    expect(certain).toEqual({ text: 'ad', score: expect.closeTo(1, 3) })
    expect(readText(pale, { usual: { length: 2 } })?.score).toBeCloseTo(0.25 / (0.25 + 0.1 * 0.75), 2)
  })

  it('reads another shape where none of the usual one fits, without waiting for it to be plain', () => {
    const image = emissionsOf('abcd', [{ a: 1 }, { b: 1 }, { c: 1 }, { d: 0.7, c: 0.3 }])
    expect(readText(image, { usual: { length: 2 } })).toEqual({
      text: 'abcd',
      score: expect.closeTo(0.7, 2),
    })
    expect(readText(image, { length: 2 })?.score).toBeLessThan(0.01)
  })

  it('obeys the certain rules where the image shows nothing usual', () => {
    const image = emissionsOf('oO05', [{ O: 0.6, 0: 0.4 }, { 5: 1 }, { 5: 1 }])
    expect(readText(image, { charset: '05', usual: { length: 2 } })).toEqual({
      text: '055',
      score: expect.closeTo(1, 2),
    })
  })

  it('keeps to the usual characters where the length is another one', () => {
    const image = emissionsOf('abO0', [{ a: 1 }, { b: 1 }, { O: 0.6, 0: 0.4 }])
    expect(readText(image, { usual: { charset: 'ab0', length: 2 } })?.text).toBe('ab0')
    expect(readText(image, { usual: { length: 2 } })?.text).toBe('abO')
  })

  it('prefers what is both certain and usual to what is only certain', () => {
    const image = emissionsOf('abO0', [{ a: 1 }, { b: 1 }, { 0: 0.3, O: 0.3 }])
    expect(readText(image, { charset: 'ab0', usual: { length: 2 } })).toEqual({
      text: 'ab',
      score: expect.closeTo(0.4 / (0.4 + 0.1 * 0.3), 2),
    })
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

describe('readText with words', () => {
  const words = joinWords(growTree(['ace', 'bee', 'cab']), 1, 2)

  it('lets the words decide what the image leaves in doubt', () => {
    // Most probable is "occ", and no word.
    const image = emissionsOf('abceo', [{ o: 0.6, a: 0.4 }, { c: 1 }, { c: 0.7, e: 0.3 }])
    expect(readText(image, {})?.text).toBe('occ')
    expect(readText(image, {}, { certain: words })).toEqual({ text: 'ace', score: expect.closeTo(1, 2) })
  })

  it('scores a word among all those that the image may show', () => {
    const image = emissionsOf('abcde', [{ c: 0.6, d: 0.4 }, { a: 1 }, { b: 0.75, e: 0.25 }])
    const two = joinWords(growTree(['cab', 'dab']), 1, 1)
    expect(readText(image, {}, { certain: two })).toEqual({ text: 'cab', score: expect.closeTo(0.6, 2) })
  })

  it('joins words', () => {
    const image = emissionsOf('abce', [{ c: 1 }, { a: 1 }, { b: 1 }, { b: 1 }, { e: 1 }, { c: 0.8, e: 0.2 }])
    expect(readText(image, {}, { certain: words })).toEqual({ text: 'cabbee', score: expect.closeTo(1, 2) })
  })

  it('reads another text where the image shows no word', () => {
    const image = emissionsOf('abcex', [{ x: 1 }, { x: 0.9, c: 0.1 }, { e: 1 }])
    expect(readText(image, {}, { certain: words })).toEqual({ text: 'xxe', score: expect.closeTo(0.9, 2) })
  })

  it('obeys charset and length all the same', () => {
    const image = emissionsOf('abceABCE', [{ A: 1 }, { C: 1 }, { E: 1 }])
    expect(readText(image, { charset: 'ABCE', length: 3 }, { certain: words })?.text).toBe('ACE')
    expect(readText(image, { charset: 'abce', length: [3, 6] }, { certain: words })?.text).toMatch(
      /^[abce]{3,6}$/,
    )
  })

  it('spells a word as the image does where case does not matter', () => {
    const image = emissionsOf('aAcCeE', [{ A: 1 }, { c: 0.6, C: 0.4 }, { e: 1 }])
    expect(readText(image, { caseSensitive: false }, { certain: words })).toEqual({
      text: 'Ace',
      score: expect.closeTo(1, 2),
    })
  })

  it('types another text sooner where the words are only usual', () => {
    const image = emissionsOf('abceo', [{ o: 0.99, a: 0.01 }, { c: 1 }, { e: 1 }])
    expect(readText(image, {}, { certain: words })?.text).toBe('ace')
    expect(readText(image, {}, { certain: words })?.score).toBeGreaterThan(0.95)
    expect(readText(image, { usual: {} }, { usual: words })?.score).toBeCloseTo(
      0.01 / (0.01 + 1e-3 * 0.99),
      2,
    )
    const plain = emissionsOf('abceo', [{ o: 0.9999, a: 0.0001 }, { c: 1 }, { e: 1 }])
    expect(readText(plain, { usual: {} }, { usual: words })).toEqual({
      text: 'oce',
      score: expect.closeTo(0.91, 2),
    })
  })

  it('keeps every score in [0, 1], and the text within the charset', () => {
    const list = joinWords(growTree(['a', 'ab', 'b']), 1, 2)
    fc.assert(
      fc.property(randomEmissions('ab7'), fc.constantFrom(undefined, { length: 2 }), (emissions, usual) => {
        const reading = readText(
          emissions,
          { charset: 'ab', usual },
          usual ? { usual: list } : { certain: list },
        )
        if (!reading) return
        expect(reading.score).toBeGreaterThanOrEqual(0)
        expect(reading.score).toBeLessThanOrEqual(1)
        expect(reading.text).toMatch(/^[ab]+$/)
      }),
    )
  })

  it('takes the mean of several looks: where they disagree, the score falls', () => {
    const [sure, unsure] = [0.9, 0.4].map((share) => emissionsOf('ab', [{ a: share, b: 1 - share }]))
    if (!sure || !unsure) throw new Error('two looks are needed')
    expect(readLooks([sure, unsure], {})).toEqual({ text: 'a', score: expect.closeTo(0.65, 3) })
    expect(readLooks([unsure, unsure], {})).toEqual({ text: 'b', score: expect.closeTo(0.6, 3) })
  })

  it('finds the text that only one look sees, and its case', () => {
    const lost = emissionsOf('aAb', [{ a: 0.5, A: 0.5 }])
    const whole = emissionsOf('aAb', [{ A: 0.9, a: 0.1 }, { b: 0.99 }])
    expect(readLooks([lost, whole], { length: 2, caseSensitive: false })).toEqual({
      text: 'Ab',
      score: expect.closeTo(1, 2),
    })
  })
})

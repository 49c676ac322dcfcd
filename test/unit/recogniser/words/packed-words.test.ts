import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packWords, unpackWords } from '../../../../src/recogniser/words/packed-words.ts'

describe('packWords', () => {
  it('writes of each word what the one before does not have', () => {
    expect(packWords(['cat', 'cats', 'cold'])).toBe('0cat3s1old')
    expect(unpackWords('0cat3s1old')).toEqual(['cat', 'cats', 'cold'])
  })

  it('gives any words back', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 14, unit: fc.constantFrom(...'abz') }))
    fc.assert(fc.property(words, (list) => void expect(unpackWords(packWords(list))).toEqual(list)))
  })

  it('packs no words', () => {
    expect(unpackWords(packWords([]))).toEqual([])
  })
})

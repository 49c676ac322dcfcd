import { describe, expect, it } from 'vitest'
import type { AnswerRules } from '../../../../src/answer-rules.ts'
import type { Beginning } from '../../../../src/recogniser/ctc/prefix.ts'
import { loadVocabulary } from '../../../../src/recogniser/words/load-vocabulary.ts'

async function allows(rules: AnswerRules, text: string): Promise<boolean> {
  let reached: Beginning | undefined = (await loadVocabulary(rules)).certain
  for (const letter of text) reached = reached?.extend(letter)
  return reached?.isWhole ?? false
}

describe('loadVocabulary', () => {
  it('loads none where none are known', async () => {
    expect(await loadVocabulary({ charset: 'abc', usual: { length: 4 } })).toEqual({})
  })

  it('takes a list in any order, with repetitions, and joins one word unless told otherwise', async () => {
    const words = ['sun', 'moon', 'sun']
    expect(await allows({ words }, 'moon')).toBe(true)
    expect(await allows({ words }, 'moonsun')).toBe(false)
    expect(await allows({ words, parts: 2 }, 'moonsun')).toBe(true)
    expect(await allows({ words, parts: [1, 2] }, 'sun')).toBe(true)
  })

  it('folds the case of a list only where case does not matter', async () => {
    const words = ['Sun', 'MOON']
    expect(await allows({ words }, 'Sun')).toBe(true)
    expect(await allows({ words }, 'sun')).toBe(false)
    expect(await allows({ words, caseSensitive: false }, 'sun')).toBe(true)
    expect(await allows({ words, caseSensitive: false }, 'moon')).toBe(true)
  })

  it('keeps usual words apart from certain ones', async () => {
    const { certain, usual } = await loadVocabulary({ words: ['sun'], usual: { words: ['moon'], parts: 2 } })
    expect(certain?.extend('m')).toBeUndefined()
    expect(usual?.extend('m')?.extend('o')?.extend('o')?.extend('n')?.isWhole).toBe(false)
  })

  it('has the English words of 3 to 9 letters, names and both spellings included', async () => {
    for (const word of ['and', 'captcha', 'colour', 'color', 'aaron', 'vegetable'])
      expect(await allows({ words: 'english' }, word)).toBe(word !== 'captcha')
    expect(await allows({ words: 'english', parts: 2 }, 'greenhorse')).toBe(true)
    for (const text of ['xqzt', 'of', 'vegetables', 'Green'])
      expect(await allows({ words: 'english' }, text)).toBe(false)
  })
})

import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { answerRulesSchema, pickAnswerRules } from '../../src/answer-rules.ts'

const isValid = (rules: object) => v.is(answerRulesSchema, rules)

describe('answerRulesSchema', () => {
  it('takes the English words or a list, and how many are joined', () => {
    expect(isValid({ words: 'english', parts: 2 })).toBe(true)
    expect(isValid({ words: ['sun', 'Mond', 'été'], parts: [1, 2] })).toBe(true)
  })

  it.each([
    { words: 'german' },
    { words: [] },
    { words: ['two words'] },
    { words: [''] },
    { parts: 0 },
    { parts: [1] },
    { parts: [1, 2, 3] },
    { parts: 1.5 },
    { usual: true },
    { usual: { caseSensitive: true } },
  ])('refuses %o', (rules) => {
    expect(isValid(rules)).toBe(false)
  })

  it('keeps a list as it is, so that it is sorted once', () => {
    const words = ['sun']
    expect(v.parse(answerRulesSchema, { words }).words).toBe(words)
  })
})

describe('pickAnswerRules', () => {
  it('picks every rule that the schema knows, and nothing else', () => {
    const rules = {
      charset: 'a',
      length: 4,
      caseSensitive: true,
      words: 'english',
      parts: 2,
      usual: { length: 4 },
      arithmetic: false,
    } as const
    expect(Object.keys(rules).sort()).toEqual(Object.keys(answerRulesSchema.entries).sort())
    expect(pickAnswerRules({ ...rules, image: 'x' } as typeof rules)).toEqual(rules)
  })
})

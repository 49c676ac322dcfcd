// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { anyOf } from '../../../../src/page/in-page/words.ts'

describe('anyOf', () => {
  const words = anyOf('\\bcode\\b|σύνδεση', 'i\\u0307?nsan', 'проверить')

  test.each([
    ['Enter the CODE below', 'CODE'],
    ['ΣΎΝΔΕΣΗ', 'ΣΎΝΔΕΣΗ'],
    ['Проверить', 'Проверить'],
  ])('finds a pattern in any case, and returns it as the text has it: %s', (text, expected) => {
    expect(words.in(text)).toBe(expected)
  })

  test('returns it in lower case from a text with a letter that is longer there', () => {
    expect(words.in('İnsan Code')).toBe('i̇nsan')
  })

  test('returns undefined if there is none', () => {
    expect(words.in('decoder')).toBeUndefined()
  })
})

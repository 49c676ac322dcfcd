import { expect, test } from 'vitest'
import { displayWidth, padEnd, padStart, truncate } from '../../../src/terminal/width.ts'

test('texts are filled up to a number of columns', () => {
  expect(padEnd('图', 4)).toBe('图  ')
  expect(padStart('👩‍💻', 4)).toBe('  👩‍💻')
  expect(padEnd('longer', 4)).toBe('longer')
})

test('a text that fits is not shortened', () => {
  expect(truncate('a.png', 5)).toBe('a.png')
  expect(truncate('图片', 4)).toBe('图片')
})

test.each([
  ['captcha.png', 'captch…'],
  ['验证码图片.png', '验证码…'],
  ['abcde👩‍💻.png', 'abcde…'],
  ['cafe\u0301-cafe\u0301.png', 'cafe\u0301-c…'],
])('%s is shortened to 7 columns or less, with no half of a character left', (text, shortened) => {
  expect(truncate(text, 7)).toBe(shortened)
  expect(displayWidth(shortened)).toBeLessThanOrEqual(7)
})

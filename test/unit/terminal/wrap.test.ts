import { expect, test } from 'vitest'
import { wrapText } from '../../../src/terminal/wrap.ts'

test('a text is broken at its spaces', () => {
  expect(wrapText('a text  of\nseveral words', 10)).toEqual(['a text of', 'several', 'words'])
  expect(wrapText(' ', 10)).toEqual([])
})

test('a word that is longer than a line gets one to itself, uncut, so that it can be copied', () => {
  expect(wrapText('see /a/path/that/is/long for it', 10)).toEqual(['see', '/a/path/that/is/long', 'for it'])
})

test('a line has as many columns as fit a terminal, whatever its script', () => {
  expect(wrapText('验证码 图片 识别', 10)).toEqual(['验证码', '图片 识别'])
  expect(wrapText('👩‍💻 👩‍💻 👩‍💻 👩‍💻', 8)).toEqual(['👩‍💻 👩‍💻 👩‍💻', '👩‍💻'])
  expect(wrapText('cafe\u0301s cafe\u0301s', 11)).toEqual(['cafe\u0301s cafe\u0301s'])
})

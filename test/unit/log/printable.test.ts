import { describe, expect, test } from 'vitest'
import { formatJson, formatLine } from '../../../src/cli/format-reading.ts'
import { toPrintable, toPrintableJson, toPrintableLines } from '../../../src/log/printable.ts'
import { toLine } from '../../../src/log/to-line.ts'

const strange = [
  '\u0000',
  '\u001b',
  '\u007f',
  '\u009b',
  '\u061c',
  '\u200b',
  '\u200f',
  '\u2028',
  '\u202e',
  '\u2066',
  '\ufeff',
]
const isRaw = (text: string) => strange.some((character) => text.includes(character))

describe('what somebody else wrote', () => {
  test.each(strange)('is printed without the character %j', (character) => {
    const code = `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
    expect(toPrintable(`a${character}b`)).toBe(`a${code}b`)
    expect(JSON.parse(toPrintableJson({ text: character }))).toEqual({ text: character })
    expect(isRaw(toPrintableJson({ text: character }))).toBe(false)
  })

  test.each([
    'x7Kp2',
    'Größe',
    'Подтвердите',
    '验证码',
    'قيد',
    'שלום',
    '👍🏽',
    '👨‍👩‍👧',
    'می‌خواهم',
    '\\u202e',
  ])('stays as it is: %s', (text) => {
    expect(toPrintable(text)).toBe(text)
  })

  test('keeps its lines where it may have several', () => {
    expect(toPrintableLines('a\nb\r\u202ec')).toBe('a\nb\\u000d\\u202ec')
    expect(toPrintable('a\nb\tc')).toBe('a\\u000ab\\u0009c')
  })

  test('is so in readings and in the log', () => {
    const text = strange.join('')
    const image = { file: `${text}.png`, reading: { text, provider: 'p' }, ms: 1 }
    expect(isRaw(formatLine(image, 0, (_style, painted) => painted))).toBe(false)
    expect(isRaw(formatJson(image))).toBe(false)
    expect(isRaw(toLine(`read ${text}`))).toBe(false)
  })
})

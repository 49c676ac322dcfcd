import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepFromLog, toLine } from '../../../src/log/to-line.ts'

describe('toLine()', () => {
  beforeEach(() => void vi.stubEnv('DEBUG', 'solve-image-captchas:*'))
  afterEach(() => void vi.unstubAllEnvs())

  test('leaves out every secret that was used, however it is written', () => {
    keepFromLog('k€y+"1"/9-abcdef')
    const spelt = [
      'k€y+"1"/9-abcdef',
      JSON.stringify('k€y+"1"/9-abcdef'),
      encodeURIComponent('k€y+"1"/9-abcdef'),
    ]
    expect(toLine(spelt.join(' '))).toBe('[redacted] "[redacted]" [redacted]')
  })

  test('keeps no secret while nothing is logged', () => {
    vi.stubEnv('DEBUG', '')
    keepFromLog('unlogged-secret')
    expect(toLine('unlogged-secret')).toBe('unlogged-secret')
  })

  test.each([
    ['the bytes of an image', `read ${'iVBORw0KGgo'.repeat(20)}=`, 'read [221 characters]'],
    ['what stands in fields named like a key', '{"apiKey":"abc"}', '{"apiKey":"[redacted]"}'],
    ['credentials of an address', 'to https://ada:secret@shop.test/a', 'to https://shop.test/a'],
    [
      'query and fragment of an address',
      'at http://shop.test/a?sid=1#top, 3 ms',
      'at http://shop.test/a?…, 3 ms',
    ],
    ['what a terminal obeys', 'one\n\u001b[2Jtwo\r\u009bthree', 'one [2Jtwo three'],
  ])('leaves out %s', (_, text, line) => {
    expect(toLine(text)).toBe(line)
  })

  test('cuts what is too long for a line', () => {
    expect(toLine('word '.repeat(1_000))).toHaveLength(1_001)
  })
})

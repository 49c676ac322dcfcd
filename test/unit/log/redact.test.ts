import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeUrl, redact, redactError } from '../../../src/log/redact.ts'

const key = 'CAP-1234567890'

describe('redact()', () => {
  test('takes a key out wherever and however it is written', () => {
    expect(redact(`a ${key} b ?x=${encodeURIComponent(key)}`, [key])).toBe('a [redacted] b ?x=[redacted]')
    expect(redact(Buffer.from(key).toString('base64'), [key])).not.toContain('Q0FQ')
  })

  test('takes out half a key where a text was cut off', () => {
    expect(redact(`{"clientKey": "${key.slice(0, 7)}`, [key])).toBe('{"clientKey": "[redacted]')
    expect(redact(`sent to CAP-12`, [key])).toBe('sent to [redacted]')
  })

  test('takes out what stands in fields that are named like a key', () => {
    expect(redact('{"packages":[{"token":"abc\\"d"}],"apiKey":"x"}', [])).toBe(
      '{"packages":[{"token":"[redacted]"}],"apiKey":"[redacted]"}',
    )
    expect(redact('POST https://a.example/b?key=abc&x=1', [])).toBe(
      'POST https://a.example/b?key=[redacted]&x=1',
    )
  })

  test('leaves a text without secrets as it is', () => {
    expect(redact('{"errorId":1,"keyboard":"us"}', [key, ''])).toBe('{"errorId":1,"keyboard":"us"}')
  })

  test('never leaves a key in a text', () => {
    const secret = fc.string({ minLength: 6, maxLength: 40 }).filter((text) => !'[redacted]'.includes(text))
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (secret, before, after) => {
        expect(redact(before + secret + after, [secret])).not.toContain(secret)
      }),
    )
  })

  test.each([
    ['JSON', JSON.stringify],
    ['JSON within JSON', (text: string) => JSON.stringify(JSON.stringify(text))],
    ['ASCII JSON', (text: string) => text.replaceAll('€', '\\u20AC').replaceAll('"', '\\"')],
    ['a URL', encodeURIComponent],
    ['a URL within a URL', (text: string) => encodeURIComponent(encodeURIComponent(text))],
    ['a form', (text: string) => new URLSearchParams({ text }).toString()],
    [
      'HTML',
      (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&#60;'),
    ],
    ['base64', (text: string) => Buffer.from(text).toString('base64')],
  ])('knows a key that is escaped for %s', (_format, write) => {
    const escaped = write('HEAD "k€y" & <\\/+ TAIL')
    expect(redact(`before ${escaped} after`, ['HEAD "k€y" & <\\/+ TAIL'])).toMatch(
      /^before [\\"=a-z]*\[redacted\][\\"=]* after$/,
    )
  })
})

describe('redactError()', () => {
  test('copies message, stack and causes without the key, and no other field', () => {
    const cause = Object.assign(new Error(`inner ${key}`), { code: 'ECONNRESET', request: { body: key } })
    const copy = redactError(new TypeError(`outer ${key}`, { cause }), [key])
    expect(copy).toMatchObject({ name: 'TypeError', message: 'outer [redacted]' })
    expect(copy.cause).toMatchObject({ message: 'inner [redacted]', code: 'ECONNRESET' })
    expect(copy.cause).not.toHaveProperty('request')
    expect(copy.stack).not.toContain(key)
  })

  test('makes an error of what is none, and ends with causes that go round', () => {
    expect(redactError(key, [key]).message).toBe('[redacted]')
    const round = new Error('round')
    round.cause = round
    expect(redactError(round, []).message).toBe('round')
  })
})

test('describeUrl() shows neither credentials nor query', () => {
  expect(describeUrl(new URL('https://user:secret@a.example/b?key=c#d'))).toBe('https://a.example/b')
})

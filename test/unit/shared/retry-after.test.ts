import { describe, expect, test } from 'vitest'
import { parseRetryAfter } from '../../../src/shared/retry-after.ts'

describe('parseRetryAfter()', () => {
  test.each([
    [null, undefined],
    ['3', 3_000],
    ['0', 0],
    ['1.5', 1_500],
    ['-1', undefined],
    ['', undefined],
    ['soon', undefined],
    ['Thu, 01 Jan 1970 00:00:10 GMT', 10_000],
  ])('takes %j for %s ms', (header, milliseconds) => {
    expect(parseRetryAfter(header, 0)).toBe(milliseconds)
  })

  test('takes a date that is past for no wait', () => {
    expect(parseRetryAfter('Thu, 01 Jan 1970 00:00:10 GMT', 20_000)).toBe(0)
  })
})

import { describe, expect, test } from 'vitest'
import { ProviderError } from '../../../../src/errors/index.ts'
import { retry } from '../../../../src/providers/service/retry.ts'

const options = {
  retries: 2,
  delay: 1,
  signal: new AbortController().signal,
  remaining: () => 1_000,
  isRepeatable: (error: ProviderError) => error.isRetryable,
}

function failTimes(times: number, error: unknown) {
  let calls = 0
  return () => (calls++ < times ? Promise.reject(error) : Promise.resolve(calls))
}

const busy = new ProviderError('busy', { provider: 'test', kind: 'transient', code: 'BUSY' })

describe('retry()', () => {
  test('runs again until it succeeds, as often as it may', async () => {
    expect(await retry(failTimes(2, busy), options)).toBe(3)
    await expect(retry(failTimes(3, busy), options)).rejects.toBe(busy)
  })

  test('does not run again after an error that stays', async () => {
    const refused = new ProviderError('no', { provider: 'test', kind: 'permanent', code: 'NO' })
    await expect(retry(failTimes(1, refused), options)).rejects.toBe(refused)
    await expect(retry(failTimes(1, new TypeError('a bug')), options)).rejects.toThrow('a bug')
  })

  test('throws the error itself when there is less time than the service wants', async () => {
    const later = new ProviderError('later', {
      provider: 'test',
      kind: 'transient',
      code: 'BUSY',
      retryAfter: 1_001,
    })
    await expect(retry(failTimes(1, later), options)).rejects.toBe(later)
  })

  test('rejects with the reason of its signal while it waits', async () => {
    const signal = AbortSignal.timeout(10)
    await expect(retry(failTimes(9, busy), { ...options, delay: 10_000, signal })).rejects.toThrow('timeout')
  })
})

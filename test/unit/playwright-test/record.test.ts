import { afterEach, describe, expect, test, vi } from 'vitest'
import { CaptchaNotSolvedError, OriginNotAllowedError } from '../../../src/errors/index.ts'
import { readRecord, writeRecord } from '../../../src/playwright-test/record.ts'
import { keysInEnvironment } from '../../../src/providers/registry.ts'
import type { Attempt } from '../../../src/result.ts'
import { attempt } from '../demo/outcomes.ts'

const canary = 'canary-key-0123456789'
const nameOf = ({ number }: Attempt) => `image ${number}`

function recordOf(own: Partial<Attempt> = {}, url = 'http://127.0.0.1/login') {
  const only = attempt(own)
  const details = { nameOf, secrets: keysInEnvironment() }
  return writeRecord({ url, captcha: only.captcha, attempts: [only] }, details)
}

describe('the record of a captcha', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  test('is read back as it was written', () => {
    expect(readRecord(recordOf())).toMatchObject({
      url: 'http://127.0.0.1/login',
      captcha: { module: 'svg-captcha' },
      solved: true,
      attempts: [
        {
          number: 1,
          image: 'image 1',
          reading: { text: 'k7Qp', score: 0.93, provider: 'local' },
          verdict: 'accepted',
          answers: [{ provider: 'local', reading: { text: 'k7Qp' } }],
        },
      ],
    })
  })

  test('contains no key, whether from a reading, a reason or a URL', () => {
    vi.stubEnv('CAPSOLVER_API_KEY', canary)
    const reading = { text: canary, provider: 'capsolver' }
    const own = {
      reading,
      answers: [{ provider: 'capsolver', reading, ms: 1 }],
      reason: `the page says ${canary}`,
    }
    const json = recordOf(own, `http://127.0.0.1/login?next=${canary}&token=of-a-page`)
    expect(json).not.toContain(canary)
    expect(json).not.toContain('of-a-page')
    expect(readRecord(json)?.url).toBe('http://127.0.0.1/login?next=[redacted]&token=[redacted]')
  })

  test('of a call that failed without a captcha has its error, without the line about the docs', () => {
    const error = new OriginNotAllowedError('https://shop.example', 'https://shop.example/login', [])
    const json = writeRecord({ url: error.url, attempts: [] }, { error, nameOf, secrets: [] })
    expect(readRecord(json)).toEqual({
      kind: 'image-captcha',
      url: 'https://shop.example/login',
      solved: false,
      attempts: [],
      error: { code: 'ORIGIN_NOT_ALLOWED', message: error.summary },
    })
  })

  test('of a captcha that was not solved has the advice by itself', () => {
    const { captcha, ...refused } = attempt({ verdict: 'rejected' })
    const attempts = [{ ...refused, captcha }]
    const { url, selectors, module } = captcha
    const error = new CaptchaNotSolvedError(url, selectors.image, module, attempts, 'Try another.')
    const json = writeRecord({ url, captcha, attempts }, { error, nameOf, secrets: [] })
    expect(readRecord(json)).toMatchObject({ solved: false, error: { advice: 'Try another.' } })
  })

  test.each(['', 'no JSON about "image-captcha"', '{"kind":"image-captcha"}', '{"kind":"other"}'])(
    'is not read from %j',
    (text) => {
      expect(readRecord(text)).toBeUndefined()
    },
  )
})

import { afterEach, describe, expect, test, vi } from 'vitest'
import { readRecord, writeRecord } from '../../../src/playwright-test/record.ts'
import { keysInEnvironment } from '../../../src/providers/registry.ts'
import type { Attempt } from '../../../src/result.ts'
import { attempt } from '../demo/outcomes.ts'

const canary = 'canary-key-0123456789'
const nameOf = ({ number }: Attempt) => `image ${number}`

function recordOf(own: Partial<Attempt> = {}, url = 'http://127.0.0.1/login') {
  const base = attempt(own)
  const captcha = { ...base.captcha, url }
  const details = { solved: true, nameOf, secrets: keysInEnvironment() }
  return writeRecord({ captcha, attempts: [{ ...base, captcha }] }, details)
}

describe('the record of a captcha', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  test('is read back as it was written', () => {
    expect(readRecord(recordOf())).toMatchObject({
      captcha: { module: 'svg-captcha', url: 'http://127.0.0.1/login' },
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
    expect(readRecord(json)?.captcha.url).toBe('http://127.0.0.1/login?next=[redacted]&token=[redacted]')
  })

  test.each(['', 'no JSON about "image-captcha"', '{"kind":"image-captcha"}', '{"kind":"other"}'])(
    'is not read from %j',
    (text) => {
      expect(readRecord(text)).toBeUndefined()
    },
  )
})

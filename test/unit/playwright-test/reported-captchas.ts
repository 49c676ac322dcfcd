import type { ReportedAttempt, ReportedCaptcha } from '../../../src/playwright-test/collect.ts'
import type { AttemptRecord } from '../../../src/playwright-test/record.ts'
import { defined } from '../../../src/shared/defined.ts'
import { captchaImage } from '../demo/outcomes.ts'

/** An accepted attempt, with a test's own fields. */
export function reportedAttempt(own: Partial<ReportedAttempt> = {}): ReportedAttempt {
  const reading = { text: 'k7Qp', score: 0.93, provider: 'local' }
  return {
    number: 1,
    capturedBy: 'source',
    reading,
    verdict: 'accepted',
    reason: 'the page led on',
    answers: [{ provider: 'local', reading, ms: 12 }],
    ms: 800,
    image: captchaImage,
    mediaType: 'image/png',
    ...own,
  }
}

/** A provider's answer. */
export function answerBy(provider: string, cost?: number): AttemptRecord['answers'][number] {
  return { provider, reading: defined({ text: 'k7Qp', provider, cost }), ms: 12 }
}

/** A captcha solved on the first image, with a test's own fields. */
export function reportedCaptcha({
  url = 'http://127.0.0.1:4000/login',
  ...own
}: Partial<ReportedCaptcha> = {}): ReportedCaptcha {
  return {
    kind: 'image-captcha',
    url,
    captcha: { id: 'svg-captcha-1', module: 'svg-captcha', imageKind: 'img', width: 150, height: 50 },
    solved: true,
    attempts: [reportedAttempt()],
    test: { title: 'signs in', project: 'chromium', location: 'login.spec.ts:12', retry: 0 },
    ...own,
  }
}

/** A call that failed because its page is not allowed. */
export function reportedFailure(): ReportedCaptcha {
  const { captcha: _, ...failure } = reportedCaptcha({ url: 'http://127.0.0.1:4000/admin', solved: false })
  const error = { code: 'ORIGIN_NOT_ALLOWED', message: 'This solver may not act on the page.' }
  return { ...failure, attempts: [], error }
}

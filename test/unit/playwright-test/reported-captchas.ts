import type { ReportedCaptcha } from '../../../src/playwright-test/collect.ts'
import type { AttemptRecord } from '../../../src/playwright-test/record.ts'
import { picture } from '../demo/outcomes.ts'

type ReportedAttempt = ReportedCaptcha['attempts'][number]

/** An attempt that was accepted, but for what a test wants otherwise. */
export function reportedAttempt(own: Partial<ReportedAttempt> = {}): ReportedAttempt {
  const reading = { text: 'k7Qp', score: 0.93, provider: 'local' }
  return {
    number: 1,
    picture: 'captcha 1, image 1: accepted',
    capturedBy: 'source',
    reading,
    verdict: 'accepted',
    reason: 'the page led on',
    answers: [{ provider: 'local', reading, ms: 12 }],
    ms: 800,
    image: picture,
    mediaType: 'image/png',
    ...own,
  }
}

/** What a provider said: nothing when no text is given. */
export function answerBy(provider: string, cost?: number): AttemptRecord['answers'][number] {
  return { provider, reading: { text: 'k7Qp', provider, ...(cost !== undefined && { cost }) }, ms: 12 }
}

/** A captcha that was solved at the first image, but for what a test wants otherwise. */
export function reportedCaptcha({
  url = 'http://127.0.0.1:4000/login',
  ...own
}: Partial<ReportedCaptcha> & { url?: string } = {}): ReportedCaptcha {
  return {
    kind: 'image-captcha',
    captcha: { id: 'svg-captcha-1', module: 'svg-captcha', url, imageKind: 'img', width: 150, height: 50 },
    solved: true,
    attempts: [reportedAttempt()],
    test: { title: 'signs in', project: 'chromium', place: 'login.spec.ts:12', retry: 0 },
    ...own,
  }
}

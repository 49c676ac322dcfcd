import sharp from 'sharp'
import type { VisitOutcome } from '../../../demo/visit.ts'
import type { SitePage } from '../../../e2e-fixtures/site.ts'
import type { Attempt } from '../../../src/result.ts'

const page: SitePage = {
  name: 'login',
  path: '/login',
  title: 'A login',
  group: 'captcha',
  captchas: 1,
  module: 'svg-captcha',
}

export const captchaImage = await sharp({
  create: { width: 150, height: 50, channels: 3, background: '#fff' },
})
  .png()
  .toBuffer()

/** An accepted attempt, with the overrides of a test. */
export function attempt(own: Partial<Attempt> = {}): Attempt {
  const reading = { text: 'k7Qp', score: 0.93, provider: 'local' }
  return {
    number: 1,
    captcha: {
      id: 'one',
      module: 'svg-captcha',
      url: 'http://127.0.0.1/login',
      selectors: { image: 'svg', input: 'input' },
      imageKind: 'svg',
      width: 150,
      height: 50,
    },
    image: captchaImage,
    mediaType: 'image/png',
    capturedBy: 'screenshot',
    answers: [{ provider: 'local', reading, ms: 12 }],
    reading,
    verdict: 'accepted',
    reason: 'the page led on',
    ms: 800,
    ...own,
  }
}

/** A solved page, with the overrides of a test. */
export function outcome({ name, ...own }: Partial<VisitOutcome> & { name?: string } = {}): VisitOutcome {
  return {
    page: { ...page, name: name ?? page.name },
    driver: 'playwright',
    attempts: [attempt()],
    score: 0.93,
    ms: 1234,
    solved: true,
    error: undefined,
    ...own,
  }
}

import { expect, test } from 'vitest'
import { makeGallery } from '../../../../src/playwright-test/gallery/gallery.ts'
import { renderGallery } from '../../../../src/playwright-test/gallery/render-gallery.ts'
import { answerBy, reportedAttempt, reportedCaptcha, reportedFailure } from '../reported-captchas.ts'

const made = new Date('2026-11-21T10:00:00Z')

test('the gallery of a run groups captchas by page', () => {
  const captchas = [
    reportedCaptcha(),
    reportedCaptcha({ url: 'http://127.0.0.1/trek' }),
    reportedCaptcha({ attempts: [reportedAttempt({ verdict: 'rejected' }), reportedAttempt({ number: 2 })] }),
  ]
  const { pages, totals } = makeGallery(captchas, made)
  expect(pages.map(({ name, visits }) => [name, visits.length])).toEqual([
    ['/login', 2],
    ['/trek', 1],
  ])
  expect(totals.map(({ value }) => value)).toEqual([3, 2, 4, '3.2 s'])
  expect(pages[0]?.visits[1]?.note).toBe('chromium · login.spec.ts:12 · 2 images · 1.6 s')
})

test('the gallery of a run shows the test, its error and its images', async () => {
  const failed = reportedCaptcha({
    solved: false,
    error: { code: 'CAPTCHA_NOT_SOLVED', message: 'Not solved: 1. rejected', advice: 'Ask a colleague.' },
    attempts: [reportedAttempt({ verdict: 'rejected', reason: 'the page says "Try again"' })],
  })
  const page = await renderGallery(makeGallery([failed], made))
  for (const shown of [
    'signs in',
    '<span class="failed">✗</span>',
    '<span class="verdict bad">rejected</span>',
    'Ask a colleague.',
    'Try again',
    'k7Qp',
    'data:image/png',
  ]) {
    expect(page).toContain(shown)
  }
  expect(page).not.toContain('1. rejected')
})

test('the gallery of a run shows a call that failed without a captcha', async () => {
  const gallery = makeGallery([reportedCaptcha(), reportedFailure()], made)
  expect(gallery.pages.map(({ name, subtitle }) => [name, subtitle])).toEqual([
    ['/admin', ''],
    ['/login', 'svg-captcha'],
  ])
  const page = await renderGallery(gallery)
  for (const shown of ['origin not allowed', 'This solver may not act on the page.'])
    expect(page).toContain(shown)
})

test('the gallery of a run shows a verdict of a newer version', async () => {
  const captcha = reportedCaptcha({ attempts: [reportedAttempt({ verdict: 'postponed' })] })
  expect(await renderGallery(makeGallery([captcha], made))).toContain(
    '<span class="verdict mid">postponed</span>',
  )
})

test('the gallery of a run has a rate for each module and provider', async () => {
  const [local, capsolver] = [answerBy('local'), answerBy('capsolver')]
  const captchas = [
    reportedCaptcha({
      attempts: [
        reportedAttempt({ answers: [local], verdict: 'rejected' }),
        reportedAttempt({ answers: [local, capsolver], reading: capsolver.reading }),
      ],
    }),
    reportedCaptcha(),
    reportedCaptcha({ attempts: [reportedAttempt({ reading: undefined, verdict: 'low-score' })] }),
  ]
  const gallery = makeGallery(captchas, made)
  expect(gallery.rates).toEqual([
    { module: 'svg-captcha', provider: 'capsolver', images: 1, typed: 1, accepted: 1 },
    { module: 'svg-captcha', provider: 'local', images: 4, typed: 2, accepted: 1 },
  ])
  expect(await renderGallery(gallery)).toContain('<td>local</td><td>4</td><td>2</td><td>1</td><td>25 %</td>')
})

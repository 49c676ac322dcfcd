import { expect, test } from 'vitest'
import { makeGallery } from '../../../../src/playwright-test/gallery/gallery.ts'
import { renderGallery } from '../../../../src/playwright-test/gallery/render-gallery.ts'
import { reportedAttempt, reportedCaptcha } from '../reported-captchas.ts'

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
  expect(pages[0]?.visits[1]?.note).toBe('chromium · login.spec.ts:12 · 2 attempts · 1.6 s')
})

test('the gallery of a run shows the test, its error and its images', async () => {
  const failed = reportedCaptcha({
    solved: false,
    error: 'It was not solved.',
    attempts: [reportedAttempt({ verdict: 'rejected', reason: 'the page says "Try again"' })],
  })
  const page = await renderGallery(makeGallery([failed], made))
  for (const shown of [
    'signs in',
    '✗ rejected',
    'It was not solved.',
    'Try again',
    'k7Qp',
    'data:image/png',
  ]) {
    expect(page).toContain(shown)
  }
})

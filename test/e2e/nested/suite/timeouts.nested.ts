import { setTimeout as pause } from 'node:timers/promises'
import { answerOf, expect, patience, patient, test } from './support.ts'

const right = answerOf('trek')

/** No later than the start of the test. */
let started = Date.now()
let limit = 0
test.beforeEach(async ({ page }) => {
  await page.goto('/trek')
  limit = Date.now() - started + 5_000
  test.setTimeout(limit)
})
test.afterEach(() => {
  started = Date.now()
})

/** A reader that takes longer than the test's timeout. */
async function slow(request: Parameters<typeof right>[0]) {
  await pause(limit + 1_000, undefined, request.signal && { signal: request.signal })
  return right(request)
}

test.use({ imageCaptcha: patient({ provider: slow }) })

test('is not ended by a slow reader', async ({ page }) => {
  const { solved } = await page.solveImageCaptchas()
  expect(solved).toMatchObject([{ verdict: 'accepted' }])
  expect(test.info().timeout).toBeGreaterThan(2 * limit)
  expect(test.info().timeout).toBeLessThan(limit + patience)
})

test.describe('without an extension', () => {
  test.use({ imageCaptcha: patient({ provider: slow, extendTimeout: false }) })

  test('is ended', async ({ page }) => {
    await page.solveImageCaptchas()
  })
})

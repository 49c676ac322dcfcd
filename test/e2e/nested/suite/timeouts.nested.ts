import { setTimeout as pause } from 'node:timers/promises'
import { answerOf, callTimeout, expect, test, withLongTimeouts } from './support.ts'

const right = answerOf('trek')

/** When the test began, at the latest. */
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

/** A provider that takes longer than the test's timeout. */
async function slow(request: Parameters<typeof right>[0]) {
  await pause(limit + 1_000, undefined, request.signal && { signal: request.signal })
  return right(request)
}

test.use({ imageCaptcha: withLongTimeouts({ provider: slow }) })

test('does not time out with a slow provider', async ({ page }) => {
  const { solved } = await page.solveImageCaptchas()
  expect(solved).toMatchObject([{ verdict: 'accepted' }])
  expect(test.info().timeout).toBeGreaterThan(2 * limit)
  expect(test.info().timeout).toBeLessThan(limit + callTimeout)
})

test.describe('without an extension', () => {
  test.use({ imageCaptcha: withLongTimeouts({ provider: slow, extendTimeout: false }) })

  test('times out', async ({ page }) => {
    await page.solveImageCaptchas()
  })
})

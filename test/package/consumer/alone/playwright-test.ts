import { test as base, expect, mergeTests } from '@playwright/test'
import { type ImageCaptchaTestOptions, imageCaptchaFixtures } from 'solve-image-captchas/playwright-test'

const test = mergeTests(
  base.extend<{ name: string }>({ name: 'ada' }),
  base.extend<ImageCaptchaTestOptions>(imageCaptchaFixtures),
)
test.use({ imageCaptcha: { attempts: 2, extendTimeout: true } })
test('x', async ({ page, name, context }) => {
  const { solved } = await page.solveImageCaptchas({ minScore: 0.9 })
  const [frame] = page.frames()
  await frame?.solveImageCaptchas()
  await (await context.newPage()).waitForQueueTurn()
  expect(solved[0]?.text).toBe(name)
})

// @ts-check
import { test as base, expect } from '@playwright/test'
import { imageCaptchaFixtures } from 'solve-image-captchas/playwright-test'

const test = base.extend(imageCaptchaFixtures)
test.use({ imageCaptcha: { attempts: 2 } })
test('x', async ({ page }) => {
  const { solved } = await page.solveImageCaptchas({ minScore: 0.9 })
  expect(solved[0]?.text).toBe('x')
})

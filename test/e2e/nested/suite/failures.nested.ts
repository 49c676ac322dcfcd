import { answerOf, test, withLongTimeouts } from './support.ts'

test.use({ imageCaptcha: withLongTimeouts({ provider: () => 'wrong', attempts: 2 }) })

test('is rejected', async ({ page }) => {
  await page.goto('/trek?token=secret')
  await page.solveImageCaptchas()
})

test('is accepted on the retry', async ({ page }) => {
  await page.goto('/trek')
  await page.solveImageCaptchas(test.info().retry === 0 ? {} : { provider: answerOf('trek') })
})

test('finds no captcha', async ({ page }) => {
  await page.goto('/welcome')
  await page.solveImageCaptchas({ appearTimeout: 0 })
})

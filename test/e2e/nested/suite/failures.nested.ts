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

test('has a wrong option', async ({ page }) => {
  await page.solveImageCaptchas({ attempts: 0 })
})

test('fails in a helper', async ({ page }) => {
  const solve = () => page.mainFrame().solveImageCaptchas({ appearTimeout: 0 })
  await page.goto('/welcome')
  await solve()
})

test.describe('has a wrong option in test.use', () => {
  test.use({ imageCaptcha: { minScore: 90 } })

  test('before it starts', async ({ page }) => {
    await page.goto('/welcome')
  })
})

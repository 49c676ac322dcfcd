import { answerOf, patient, test } from './support.ts'

test.use({ imageCaptcha: patient({ provider: () => 'wrong', attempts: 2 }) })

test('is not let in', async ({ page }) => {
  await page.goto('/trek?token=telling')
  await page.solveImageCaptchas()
})

test('is let in when tried again', async ({ page }) => {
  await page.goto('/trek')
  await page.solveImageCaptchas(test.info().retry === 0 ? {} : { provider: answerOf('trek') })
})

test('finds none', async ({ page }) => {
  await page.goto('/welcome')
  await page.solveImageCaptchas({ appearTimeout: 0 })
})

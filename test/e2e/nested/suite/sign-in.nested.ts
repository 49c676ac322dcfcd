import { answerOf, outputFolder, test, withLongTimeouts } from './support.ts'

test.use({ imageCaptcha: withLongTimeouts({ provider: answerOf('django') }) })

test('signs in behind a captcha and keeps the state', async ({ page, context }) => {
  await page.goto('/django')
  await page.solveImageCaptchas()
  await page.waitForURL('/welcome')
  await context.storageState({ path: `${outputFolder}/visitor.json` })
})

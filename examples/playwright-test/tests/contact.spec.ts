import { expect, test } from './captcha-test.js'

test('a message is received once its captcha is solved', async ({ page }) => {
  await page.goto('/svg-image')
  await page.getByLabel('Message').fill('Do you open on Sundays?')
  await page.solveImageCaptchas()
  await expect(page.getByRole('status')).toContainText('received')
})

test.describe('with the captcha left to the test', () => {
  test.use({ imageCaptcha: { submit: false } })

  test('the form is sent by the test itself', async ({ page }) => {
    await page.goto('/svg-image')
    await page.solveImageCaptchas()
    await expect(page.getByLabel('Captcha')).not.toBeEmpty()
    await page.getByRole('button', { name: 'Send' }).click()
    // Nobody checked the answer before it was sent: a misread one is refused, and the form says so.
    await expect(page.getByText(/received|not correct/)).toBeVisible()
  })
})

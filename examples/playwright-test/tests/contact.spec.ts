import { expect, test } from './captcha-test.js'

test('the message is received once the captcha is solved', async ({ page }) => {
  await page.goto('/svg-image')
  await page.getByLabel('Message').fill('Do you open on Sundays?')
  await page.solveImageCaptchas()
  await expect(page.getByRole('status')).toContainText('received')
})

test.describe('with submit: false', () => {
  test.use({ imageCaptcha: { submit: false } })

  test('the test submits the form itself', async ({ page }) => {
    await page.goto('/svg-image')
    await page.solveImageCaptchas()
    await expect(page.getByLabel('Captcha')).not.toBeEmpty()
    await page.getByRole('button', { name: 'Send' }).click()
    // With submit: false nothing checks the answer: the form rejects a misread one and says so.
    await expect(page.getByText(/received|not correct/)).toBeVisible()
  })
})

import type { Page } from '@playwright/test'
import { expect, test } from './support.ts'

const accepted = { solved: [{ verdict: 'accepted' }] }

test('its own context', async ({ browser, baseURL }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${baseURL}/trek`)
  expect(await page.solveImageCaptchas()).toMatchObject(accepted)
  await context.close()
})

test('its own page', async ({ browser, baseURL }) => {
  const page = await browser.newPage()
  await page.goto(`${baseURL}/trek`)
  expect(await page.mainFrame().solveImageCaptchas()).toMatchObject(accepted)
  await page.close()
})

test('a popup', async ({ page }) => {
  await page.goto('/welcome')
  const opening = page.waitForEvent('popup')
  await page.evaluate(() => void window.open('/trek'))
  const popup = await opening
  expect(await popup.solveImageCaptchas()).toMatchObject(accepted)
})

test.describe('a page that several tests share', () => {
  let shared: Page
  test.beforeAll(async ({ browser, baseURL }) => {
    shared = await browser.newPage()
    await shared.goto(`${baseURL}/trek`)
    expect(await shared.solveImageCaptchas()).toMatchObject(accepted)
  })
  test.afterAll(() => shared.close())

  for (const time of ['first', 'second']) {
    test(`works in the ${time}`, async ({ baseURL }) => {
      await shared.goto(`${baseURL}/trek`)
      expect(await shared.solveImageCaptchas()).toMatchObject(accepted)
    })
  }
})

test.describe('captchas solved by auto', () => {
  test.use({ imageCaptcha: async ({ imageCaptcha }, use) => use({ ...imageCaptcha, auto: true }) })

  test('have one step, whoever sends them', async ({ page }) => {
    await page.goto('/trek')
    await page.imageCaptchasSettled()
    expect(await page.solveImageCaptchas()).toMatchObject(accepted)
    await expect(page).toHaveURL('/welcome')
  })

  test('have steps without a call too', async ({ page }) => {
    await page.goto('/trek')
    await page.imageCaptchasSettled()
    await page.getByRole('button').click()
    await expect(page).toHaveURL('/welcome')
  })
})

test.describe('errors of auto', () => {
  test.use({
    imageCaptcha: async ({ imageCaptcha }, use) =>
      use({ ...imageCaptcha, auto: true, attempts: 1, provider: () => 'wrong' }),
  })

  test('are thrown by the next call, or attached', async ({ page }) => {
    await page.goto('/two-forms')
    await expect(page.imageCaptchasSettled()).rejects.toMatchObject({ code: 'CAPTCHA_NOT_SOLVED' })
  })
})

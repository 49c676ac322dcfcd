import type { Page } from '@playwright/test'
import { expect, test } from './support.ts'

const accepted = { solved: [{ verdict: 'accepted' }] }

test('a context of its own', async ({ browser, baseURL }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${baseURL}/trek`)
  expect(await page.solveImageCaptchas()).toMatchObject(accepted)
  await context.close()
})

test('a page of its own', async ({ browser, baseURL }) => {
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
    test(`is there for the ${time}`, async ({ baseURL }) => {
      await shared.goto(`${baseURL}/trek`)
      expect(await shared.solveImageCaptchas()).toMatchObject(accepted)
    })
  }
})

test.describe('captchas that are solved by themselves', () => {
  test.use({ imageCaptcha: async ({ imageCaptcha }, use) => use({ ...imageCaptcha, auto: true }) })

  test('show too', async ({ page }) => {
    await page.goto('/trek')
    await expect(page).toHaveURL('/welcome')
    // Joins a solve in progress, so that its verdict is known before the page closes.
    await page.solveImageCaptchas({ required: false })
  })
})

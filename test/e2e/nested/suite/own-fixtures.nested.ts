import { test as base, chromium, mergeTests } from '@playwright/test'
import { answerOf, test as captchaTest, expect, outputFolder, withLongTimeouts } from './support.ts'

interface OwnFixtures {
  visitor: { name: string }
}

/** Typical fixtures of a suite: a persistent context, a page that is already open, and data. */
const ownTest = base.extend<OwnFixtures>({
  visitor: { name: 'Ada' },
  context: async ({ launchOptions, baseURL }, use) => {
    const options = { ...launchOptions, ...(baseURL && { baseURL }) }
    const context = await chromium.launchPersistentContext(`${outputFolder}/profile`, options)
    await use(context)
    await context.close()
  },
  page: async ({ page }, use) => {
    await page.goto('/trek')
    await use(page)
  },
})

const test = mergeTests(ownTest, captchaTest)
test.use({ imageCaptcha: withLongTimeouts({ provider: answerOf('trek') }) })

test('solves on a page of merged fixtures', async ({ page, visitor }) => {
  expect(visitor.name).toBe('Ada')
  expect(await page.solveImageCaptchas()).toMatchObject({ solved: [{ verdict: 'accepted' }] })
})

const extended = captchaTest.extend<{ solvedPage: string }>({
  async solvedPage({ page }, use) {
    await page.goto('/trek')
    const { solved } = await page.solveImageCaptchas()
    await use(solved[0]?.verdict ?? 'none')
  },
})

extended.describe('a fixture that solves', () => {
  extended.use({ imageCaptcha: withLongTimeouts({ provider: answerOf('trek') }) })

  extended('has solved its captcha', ({ solvedPage }) => {
    expect(solvedPage).toBe('accepted')
  })
})

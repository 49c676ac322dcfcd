import { test as base, expect } from '@playwright/test'
import { type ImageCaptchaTestOptions, imageCaptchaFixtures } from 'solve-image-captchas/playwright-test'
import { type Site, startSite } from '../../../e2e-fixtures/site.ts'
import { describeChromiumForPlaywright } from '../lean-chromium.ts'
import { wrongThenRight } from '../readers.ts'

const test = base.extend<ImageCaptchaTestOptions>(imageCaptchaFixtures)

let site: Site
test.beforeAll(async () => {
  site = await startSite()
})
test.afterAll(() => site.close())

const { executablePath, args } = await describeChromiumForPlaywright()
test.use({ launchOptions: { executablePath, args } })

test.describe('the fixtures for Playwright Test', () => {
  test.use({ imageCaptcha: { provider: (request) => wrongThenRight(site, 'trek', 0)(request), attempts: 2 } })

  test('add the methods to every page, and attach each image and its result', async ({ page }, testInfo) => {
    await page.goto(`${site.url}/trek`)
    const { solved } = await page.solveImageCaptchas()
    expect(solved).toMatchObject([{ verdict: 'accepted' }])

    const [image, record] = testInfo.attachments
    expect(image).toMatchObject({
      name: `captcha 1, image 1: "${solved[0]?.text}", accepted`,
      contentType: 'image/gif',
    })
    expect(record).toMatchObject({ name: 'captcha 1, result', contentType: 'application/json' })
    expect(JSON.parse(String(record?.body))).toMatchObject({
      captcha: { module: 'trek-captcha' },
      attempts: [{ number: 1, verdict: 'accepted', reading: { text: solved[0]?.text } }],
    })
  })

  test('attach what was tried before throwing', async ({ page }, testInfo) => {
    await page.goto(`${site.url}/trek`)
    const failing = page.solveImageCaptchas({ provider: () => 'wrong', attempts: 1 })
    await expect(failing).rejects.toMatchObject({ code: 'CAPTCHA_NOT_SOLVED' })
    expect(testInfo.attachments.map(({ name }) => name)).toContain('captcha 1, image 1: "wrong", rejected')
  })

  test('wait in a waiting room', async ({ page }) => {
    const room = site.openWaitingRoom()
    await page.goto(site.url + room.targetPath)
    room.letIn()
    const { url, token } = await page.waitForQueueTurn()
    expect(url).toBe(site.url + room.targetPath)
    expect(token).toMatchObject({ event: room.name, queueId: room.arrived[0] })
  })
})

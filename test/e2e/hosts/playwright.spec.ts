import { chromium } from 'playwright-core'
import { withImageCaptchas } from 'solve-image-captchas/playwright'
import { expect, test } from '../harness.ts'
import { describeChromiumForPlaywright } from '../lean-chromium.ts'
import { rightReader } from '../readers.ts'

test.describe('withImageCaptchas on a Playwright context', () => {
  test('adds the methods to open pages, later pages, popups and frames', async ({ site }) => {
    const browser = await chromium.launch(await describeChromiumForPlaywright())
    const context = await browser.newContext()
    const early = await context.newPage()
    const solver = withImageCaptchas(context, { provider: rightReader(site, 'django') })
    const later = await context.newPage()
    await later.goto(`${site.url}/login`)
    const [popup] = await Promise.all([
      context.waitForEvent('page'),
      later.evaluate((url) => void window.open(url, '_blank', 'noopener'), `${site.url}/django`),
    ])
    await popup.waitForLoadState()
    for (const page of [early, later, popup]) expect(typeof page.solveImageCaptchas).toBe('function')
    expect((await popup.solveImageCaptchas()).solved).toMatchObject([{ verdict: 'accepted' }])

    await early.goto(`${site.url}/cross-origin-frame`)
    const frames = early.frames().map((frame) => typeof frame.findImageCaptchas)
    expect(frames).toEqual(['function', 'function'])
    expect(solver.on('solved', () => {})).toBeInstanceOf(Function)
    await browser.close()
  })

  test('solves without a call on pages and popups', async ({ site }) => {
    const browser = await chromium.launch(await describeChromiumForPlaywright())
    const context = await browser.newContext()
    const path = '/libraries/amazon'
    withImageCaptchas(context, { auto: true, provider: rightReader(site, 'amazon') })
    const page = await context.newPage()
    await page.goto(`${site.url}/login`)
    const [popup] = await Promise.all([
      context.waitForEvent('page'),
      page.evaluate((url) => void window.open(url, '_blank', 'noopener'), `${site.url}${path}`),
    ])
    await expect.poll(() => popup.url()).toBe(`${site.url}/welcome`)
    await page.goto(`${site.url}${path}`)
    await expect.poll(() => page.url()).toBe(`${site.url}/welcome`)
    await browser.close()
  })

  test('adds the methods to a single page', async ({ site }) => {
    const browser = await chromium.launch(await describeChromiumForPlaywright())
    const page = await browser.newPage()
    withImageCaptchas(page, { provider: rightReader(site, 'trek') })
    await page.goto(`${site.url}/trek`)
    expect((await page.solveImageCaptchas()).solved).toHaveLength(1)
    await browser.close()
  })
})

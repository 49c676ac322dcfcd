import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { addExtra } from 'puppeteer-extra'
import { withImageCaptchas } from 'solve-image-captchas/puppeteer'
import ImageCaptchaPlugin from 'solve-image-captchas/puppeteer-extra'
import { findBrowser } from '../../../scripts/find-browser.mjs'
import { expect, test } from '../harness.ts'
import { rightReader } from '../readers.ts'

test('reaches the first page, pages to come, other contexts and popups of a Puppeteer browser', async ({
  site,
}) => {
  const browser = await puppeteer.launch(await findBrowser())
  await withImageCaptchas(browser, { provider: rightReader(site, 'django') })
  await reachesEveryPage(browser, site.url)
  await browser.close()
})

test('works as a plugin of puppeteer-extra, at launch and at connect', async ({ site }) => {
  // Typed for a Puppeteer of its own time; what it calls of this one is still there.
  const launcher = addExtra(puppeteer as never)
  launcher.use(ImageCaptchaPlugin({ provider: rightReader(site, 'django') }) as never)
  const browser = (await launcher.launch(await findBrowser())) as unknown as Browser
  await reachesEveryPage(browser, site.url)

  const connected = (await launcher.connect({
    browserWSEndpoint: browser.wsEndpoint(),
  })) as unknown as Browser
  const methods = (await connected.pages()).map((page) => typeof page.solveImageCaptchas)
  expect(methods.length).toBeGreaterThan(1)
  expect(new Set(methods)).toEqual(new Set(['function']))
  await connected.disconnect()
  await browser.close()
})

async function reachesEveryPage(browser: Browser, url: string): Promise<void> {
  const [first] = (await browser.pages()) as [Page]
  const next = await browser.newPage()
  const context = await browser.createBrowserContext()
  const other = await context.newPage()
  await next.goto(`${url}/login`)
  const [popup] = await Promise.all([
    new Promise<Page | null>((resolve) => next.once('popup', resolve)),
    next.evaluate((address) => void window.open(address), `${url}/django`),
  ])
  for (const page of [first, next, other, popup]) expect(typeof page?.solveImageCaptchas).toBe('function')
  await popup?.waitForSelector('img.captcha')
  expect((await popup?.solveImageCaptchas())?.solved).toMatchObject([{ verdict: 'accepted' }])
}

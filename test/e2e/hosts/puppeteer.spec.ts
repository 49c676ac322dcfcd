import puppeteer, { type Page } from 'puppeteer-core'
import { withImageCaptchas } from 'solve-image-captchas/puppeteer'
import { expect, test } from '../harness.ts'
import { describeChromium } from '../lean-chromium.ts'
import { rightReader } from '../readers.ts'
import { expectMethodsEverywhere } from './expect-methods-everywhere.ts'

test('adds the methods to the first page, later pages, other contexts, popups and frames of a browser', async ({
  site,
}) => {
  const browser = await puppeteer.launch(await describeChromium())
  await withImageCaptchas(browser, { provider: rightReader(site, 'django') })
  await expectMethodsEverywhere(browser, site.url)
  await browser.close()
})

test('solves without a call on the pages and popups of a browser', async ({ site }) => {
  const browser = await puppeteer.launch(await describeChromium())
  const path = '/libraries/amazon'
  await withImageCaptchas(browser, { auto: true, provider: rightReader(site, 'amazon') })
  const page = await browser.newPage()
  await page.goto(`${site.url}/login`)
  const [popup] = await Promise.all([
    new Promise<Page | null>((resolve) => page.once('popup', resolve)),
    page.evaluate((address) => void window.open(address), `${site.url}${path}`),
  ])
  await expect.poll(() => popup?.url()).toBe(`${site.url}/welcome`)
  await page.goto(`${site.url}${path}`)
  await expect.poll(() => page.url()).toBe(`${site.url}/welcome`)
  await browser.close()
})

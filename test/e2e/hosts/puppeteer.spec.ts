import puppeteer from 'puppeteer-core'
import { withImageCaptchas } from 'solve-image-captchas/puppeteer'
import { findBrowser } from '../../../scripts/find-browser.mjs'
import { test } from '../harness.ts'
import { rightReader } from '../readers.ts'
import { reachEveryPage } from './reach-every-page.ts'

test('reaches the first page, pages to come, other contexts, popups and frames of a Puppeteer browser', async ({
  site,
}) => {
  const browser = await puppeteer.launch(await findBrowser())
  await withImageCaptchas(browser, { provider: rightReader(site, 'django') })
  await reachEveryPage(browser, site.url)
  await browser.close()
})

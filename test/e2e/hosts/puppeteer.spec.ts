import puppeteer from 'puppeteer-core'
import { withImageCaptchas } from 'solve-image-captchas/puppeteer'
import { findBrowser } from '../../../scripts/find-browser.mjs'
import { test } from '../harness.ts'
import { rightReader } from '../readers.ts'
import { expectMethodsEverywhere } from './expect-methods-everywhere.ts'

test('adds the methods to the first page, later pages, other contexts, popups and frames of a browser', async ({
  site,
}) => {
  const browser = await puppeteer.launch(await findBrowser())
  await withImageCaptchas(browser, { provider: rightReader(site, 'django') })
  await expectMethodsEverywhere(browser, site.url)
  await browser.close()
})

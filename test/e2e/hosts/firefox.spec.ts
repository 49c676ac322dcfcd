import puppeteer, { type Browser } from 'puppeteer-core'
import { addExtra } from 'puppeteer-extra'
import { withImageCaptchas } from 'solve-image-captchas/puppeteer'
import ImageCaptchaPlugin from 'solve-image-captchas/puppeteer-extra'
import { findFirefox } from '../../../scripts/find-firefox.mjs'
import { firefoxDifferences } from '../firefox-differences.ts'
import { describeFirefox, expect, test } from '../harness.ts'
import { rightReader } from '../readers.ts'
import { listTests } from './list-tests.ts'
import { reachEveryPage } from './reach-every-page.ts'

const found = findFirefox()

test.describe('Puppeteer with a stock Firefox', () => {
  test.skip('problem' in found, `Left out: ${'problem' in found ? found.problem : ''}`)
  test.skip(!('defaultBrowser' in puppeteer), 'Left out: Puppeteer drives a stock Firefox from version 23 on')

  test('reaches the first page, pages to come, other contexts and popups', async ({ site }) => {
    const browser = await puppeteer.launch(describeFirefox())
    await withImageCaptchas(browser, { provider: rightReader(site, 'django') })
    await reachEveryPage(browser, site.url)
    await browser.close()
  })

  test('works under puppeteer-extra', async ({ site }) => {
    const launcher = addExtra(puppeteer as never)
    launcher.use(ImageCaptchaPlugin({ provider: rightReader(site, 'django') }) as never)
    const browser = (await launcher.launch(describeFirefox() as never)) as unknown as Browser
    await reachEveryPage(browser, site.url)
    await browser.close()
  })
})

test('names in the list of differences only tests that there are', async () => {
  const tests = await listTests('playwright.firefox.config.ts')
  expect(tests.length).toBeGreaterThan(100)
  for (const { spec, title = '' } of firefoxDifferences) {
    const named = tests.filter((one) => one.spec === spec && one.title.startsWith(title))
    expect(named.length, `tests of ${spec} that begin with "${title}"`).toBeGreaterThan(0)
  }
})

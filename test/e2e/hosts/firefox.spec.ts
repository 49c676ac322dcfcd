import puppeteer, { type Browser } from 'puppeteer-core'
import { addExtra } from 'puppeteer-extra'
import { withImageCaptchas } from 'solve-image-captchas/puppeteer'
import ImageCaptchaPlugin from 'solve-image-captchas/puppeteer-extra'
import { findFirefox } from '../../../scripts/find-firefox.mjs'
import { firefoxDifferences } from '../firefox-differences.ts'
import { describeFirefox, expect, test } from '../harness.ts'
import { rightReader } from '../readers.ts'
import { expectMethodsEverywhere } from './expect-methods-everywhere.ts'
import { listTests } from './list-tests.ts'

const found = findFirefox()

test.describe('Puppeteer with a stock Firefox', () => {
  test.skip('problem' in found, `Skipped: ${'problem' in found ? found.problem : ''}`)
  test.skip(!('defaultBrowser' in puppeteer), 'Skipped: only Puppeteer 23 and later drive a stock Firefox')

  test('has the methods on the first page, later pages, other contexts and popups', async ({ site }) => {
    const browser = await puppeteer.launch(describeFirefox())
    await withImageCaptchas(browser, { provider: rightReader(site, 'django') })
    await expectMethodsEverywhere(browser, site.url)
    await browser.close()
  })

  test('works with puppeteer-extra', async ({ site }) => {
    const launcher = addExtra(puppeteer as never)
    launcher.use(ImageCaptchaPlugin({ provider: rightReader(site, 'django') }) as never)
    const browser = (await launcher.launch(describeFirefox() as never)) as unknown as Browser
    await expectMethodsEverywhere(browser, site.url)
    await browser.close()
  })
})

test('lists differences only for tests that exist', async () => {
  const tests = await listTests('playwright.firefox.config.ts')
  expect(tests.length).toBeGreaterThan(100)
  for (const { spec, title = '' } of firefoxDifferences) {
    const named = tests.filter((one) => one.spec === spec && one.title.startsWith(title))
    expect(named.length, `tests of ${spec} that start with "${title}"`).toBeGreaterThan(0)
  }
})

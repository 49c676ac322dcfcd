/**
 * Counts the accepted visits to a page of the local site, and the images that each took.
 *
 * usage: npm run bench:visits -- [page] [visits]
 * The package must be built. By default it makes 100 visits to the page with an inline svg-captcha, new on each visit.
 */
import { chromium } from 'playwright-core'
import { withImageCaptchas } from '../dist/playwright.mjs'
import { startSite } from '../e2e-fixtures/site.ts'
import { findBrowser } from '../scripts/find-browser.mjs'

const [name = 'svg-inline', visits = '100'] = process.argv.slice(2)
const site = await startSite()
const { path } = site.page(name)
const browser = await chromium.launch(await findBrowser())
const attemptsOf: (number | undefined)[] = []

for (let visit = 1; visit <= Number(visits); visit += 1) {
  const started = Date.now()
  const context = await browser.newContext()
  withImageCaptchas(context, { throwOnError: false })
  const page = await context.newPage()
  await page.goto(site.url + path)
  const { solved } = await page.solveImageCaptchas()
  // The server's verdict counts, not the page's.
  const isAccepted = site.acceptedSince(started, name).length > 0
  attemptsOf.push(isAccepted ? solved[0]?.attempts : undefined)
  await context.close()
  process.stderr.write(`\r${visit} of ${visits} visits`)
}
await browser.close()
await site.close()

const accepted = attemptsOf.filter((attempts) => attempts !== undefined)
console.log(`\n${name}: ${accepted.length} of ${attemptsOf.length} visits accepted by the server`)
for (const attempts of [...new Set(accepted)].sort((one, other) => one - other)) {
  const count = accepted.filter((one) => one === attempts).length
  console.log(`  ${count} with ${attempts} ${attempts === 1 ? 'image' : 'images'}`)
}

// Solves one page with a service that misreads and a function that fails, or watches it while it changes, then exits. It logs to stderr.
import { chromium } from 'playwright-core'
import puppeteer from 'puppeteer-core'
import { withImageCaptchas as withPlaywright } from 'solve-image-captchas/playwright'
import { capsolver } from 'solve-image-captchas/providers'
import { withImageCaptchas as withPuppeteer } from 'solve-image-captchas/puppeteer'

const { driver, launch, url, service, apiKey, auto = false } = JSON.parse(process.argv[2] ?? '')

/** @type {import('solve-image-captchas').SolverOptions} */
const options = {
  provider: [
    ({ image }) => {
      throw new Error(`can't read ${Buffer.from(image).toString('base64')} with ${apiKey}`)
    },
    capsolver({ apiKey, baseUrl: service, pollInterval: 1 }),
  ],
  attempts: 1,
  timeout: 80_000,
  throwOnError: false,
  auto,
}

const { page, browser } = await (driver === 'playwright' ? openInPlaywright() : openInPuppeteer())
await page.goto(url)
process.stdout.write(JSON.stringify(await (auto ? watch() : solve())))
await browser.close()

async function solve() {
  const { solutions, error } = await page.solveImageCaptchas()
  const image = Buffer.from(solutions[0]?.attempts[0]?.image ?? '').toString('base64')
  return { image, code: error?.code }
}

async function watch() {
  const change = /** @type {(script: string) => Promise<unknown>} */ (page.evaluate.bind(page))
  await page.imageCaptchasSettled()
  for (const text of ['one', 'another']) {
    await change(`document.body.append('${text}', document.createElement('input'))`)
    await page.imageCaptchasSettled()
  }
  return {}
}

async function openInPlaywright() {
  const browser = await chromium.launch(launch)
  const page = await browser.newPage()
  withPlaywright(page, options)
  return { browser, page }
}

async function openInPuppeteer() {
  const browser = await puppeteer.launch(launch)
  const page = await browser.newPage()
  await withPuppeteer(page, options)
  return { browser, page }
}

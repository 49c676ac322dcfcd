import { chromium } from 'playwright'
import { withImageCaptchas } from 'solve-image-captchas/playwright'
import { capsolver, local } from 'solve-image-captchas/providers'

const site = process.env.SITE ?? 'http://127.0.0.1:4000'

// The key is looked up in CAPSOLVER_API_KEY. Without `baseUrl` it is the service itself; here a stand-in on this machine.
const paid = capsolver({ baseUrl: process.env.CAPSOLVER_ADDRESS ?? 'http://127.0.0.1:4801' })

const browser = await chromium.launch()
try {
  const context = await browser.newContext()
  withImageCaptchas(context, {
    // Free first. Nobody is as sure as 1, so that the example asks the paid one too: leave minScore out, or say 0.9.
    provider: [{ provider: local(), minScore: 1 }, paid],
    budget: { requests: 3 },
  })

  const page = await context.newPage()
  await page.goto(`${site}/svg-image`)
  const { solutions, solved } = await page.solveImageCaptchas()

  for (const { number, answers, verdict } of solutions.flatMap(({ attempts }) => attempts)) {
    const told = answers.map(({ provider, reading }) => `${provider} read "${reading?.text}"`)
    console.log(`picture ${number}: ${told.join(', then ')}; ${verdict}`)
  }
  console.log(`accepted: "${solved[0].text}"`)
  console.log(`left in the account: ${await paid.balance(AbortSignal.timeout(5_000))}`)
} finally {
  await browser.close()
}

import { chromium } from 'playwright'
import { withImageCaptchas } from 'solve-image-captchas/playwright'
import { capsolver, local } from 'solve-image-captchas/providers'

const site = process.env.SITE ?? 'http://127.0.0.1:4000'

// The key comes from CAPSOLVER_API_KEY. `baseUrl` leads to an emulator on this machine; without it, to the service itself.
const paid = capsolver({ baseUrl: process.env.CAPSOLVER_ADDRESS ?? 'http://127.0.0.1:4801' })

const browser = await chromium.launch()
try {
  const context = await browser.newContext()
  withImageCaptchas(context, {
    // Free first. No score reaches 1, so the example always asks the paid one too: in practice leave out minScore, or use 0.9.
    provider: [{ provider: local(), minScore: 1 }, paid],
    budget: { requests: 3 },
  })

  const page = await context.newPage()
  await page.goto(`${site}/svg-image`)
  const { solutions, solved } = await page.solveImageCaptchas()

  for (const { number, answers, verdict } of solutions.flatMap(({ attempts }) => attempts)) {
    const readings = answers.map(({ provider, reading }) => `${provider} read "${reading?.text}"`)
    console.log(`image ${number}: ${readings.join(', then ')}; ${verdict}`)
  }
  console.log(`accepted: "${solved[0].text}"`)
  console.log(`left in the account: ${await paid.balance(AbortSignal.timeout(5_000))}`)
} finally {
  await browser.close()
}

import { chromium } from 'playwright'
import { withImageCaptchas } from 'solve-image-captchas/playwright'
import { startReader } from './reader-server.js'
import { teamReader } from './team-reader.js'

const site = process.env.SITE ?? 'http://127.0.0.1:4000'

const reader = await startReader()
const browser = await chromium.launch()
try {
  const context = await browser.newContext()
  withImageCaptchas(context, { provider: teamReader(reader.address) })

  const page = await context.newPage()
  await page.goto(`${site}/svg-image`)
  const { solutions } = await page.solveImageCaptchas()
  for (const { provider, text, score } of solutions[0].attempts.map(({ reading }) => reading)) {
    console.log(`${provider} read "${text}" with a score of ${score.toFixed(2)}`)
  }
  console.log(`accepted: "${solutions[0].attempts.at(-1).reading.text}"`)
} finally {
  await browser.close()
  await reader.close()
}

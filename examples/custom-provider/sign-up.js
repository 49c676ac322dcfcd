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
  const { solutions, solved } = await page.solveImageCaptchas()
  for (const { provider, reading, error } of solutions[0].attempts.flatMap(({ answers }) => answers)) {
    console.log(reading ? `${provider} read "${reading.text}", score ${reading.score}` : error.message)
  }
  console.log(`accepted: "${solved[0].text}"`)
} finally {
  await browser.close()
  await reader.close()
}

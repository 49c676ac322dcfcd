import { chromium } from 'playwright'
import { withImageCaptchas } from 'solve-image-captchas/playwright'
import { archiveLogin } from './archive-login.js'

const site = process.env.SITE ?? 'http://127.0.0.1:4000'

const browser = await chromium.launch()
try {
  const context = await browser.newContext()
  withImageCaptchas(context, { modules: [archiveLogin], attempts: 8 })

  const page = await context.newPage()
  await page.goto(`${site}/security-code`)
  const { captchas, filtered } = await page.findImageCaptchas()
  console.log('found:', captchas.map(({ module, selectors }) => `${module} at ${selectors.image}`).join(', '))
  for (const { selector, reason } of filtered) console.log(`passed over: ${selector}, ${reason}`)

  const { solved } = await page.solveImageCaptchas()
  console.log(`accepted: "${solved[0].text}" after ${solved[0].attempts} image(s)`)
} finally {
  await browser.close()
}

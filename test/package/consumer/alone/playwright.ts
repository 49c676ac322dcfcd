import { chromium } from 'playwright-core'
import { type SolveOptions, withImageCaptchas } from 'solve-image-captchas/playwright'
export async function run(options: SolveOptions) {
  const browser = await chromium.launch()
  const context = await browser.newContext()
  const solver = withImageCaptchas(context, { minScore: 0.9 })
  solver.on('solved', (s) => console.log(s.captcha.url))
  const page = await context.newPage()
  const { solved } = await page.solveImageCaptchas(options)
  await page.mainFrame().findImageCaptchas()
  await page.waitForQueueTurn()
  return solved.map(({ text }) => text)
}

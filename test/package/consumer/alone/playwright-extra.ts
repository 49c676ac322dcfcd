import { chromium } from 'playwright-extra'
import ImageCaptchaPlugin from 'solve-image-captchas/puppeteer-extra'

const plugin = ImageCaptchaPlugin({ attempts: 2 })
chromium.use(plugin)
export async function run() {
  const browser = await chromium.launch()
  const page = await browser.newPage()
  const { solved } = await page.solveImageCaptchas({ minScore: 0.5 })
  await page.mainFrame().findImageCaptchas()
  await page.waitForQueueTurn()
  return [solved[0]?.text, plugin.opts.attempts]
}

import type { Browser } from 'puppeteer-core'
import ImageCaptchaPlugin from 'solve-image-captchas/puppeteer-extra'
export const plugin = ImageCaptchaPlugin({ attempts: 2 })
export async function run(browser: Browser) {
  const page = await browser.newPage()
  const { solved } = await page.solveImageCaptchas({ minScore: 0.5 })
  await page.mainFrame().findImageCaptchas()
  await page.waitForQueueTurn()
  return solved[0]?.text
}

import puppeteer from 'puppeteer-core'
import { withImageCaptchas } from 'solve-image-captchas/puppeteer'
export async function run() {
  const browser = await puppeteer.launch()
  await withImageCaptchas(browser, { attempts: 2 })
  const page = await browser.newPage()
  const { solved } = await page.solveImageCaptchas({ minScore: 0.5 })
  await page.mainFrame().findImageCaptchas()
  await page.waitForQueueTurn()
  return solved[0]?.text
}

import puppeteer from 'puppeteer'
import { withImageCaptchas } from 'solve-image-captchas/puppeteer'

const site = process.env.SITE ?? 'http://127.0.0.1:4000'

const browser = await puppeteer.launch()
try {
  await withImageCaptchas(browser) // every page, popup and frame of the browser

  const page = await browser.newPage()
  await page.goto(`${site}/svg-image`)
  await page.locator('textarea').fill('Do you open on Sundays?')

  const { captchas } = await page.findImageCaptchas()
  console.log(`found: ${captchas.map(({ module }) => module).join(', ')}`)

  const { solved } = await page.solveImageCaptchas()
  for (const { text, verdict, attempts } of solved) console.log(`${verdict}: "${text}", image ${attempts}`)
  console.log(await page.$eval('h1', (heading) => heading.textContent))
} finally {
  await browser.close()
}

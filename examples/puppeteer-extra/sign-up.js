import puppeteer from 'puppeteer-extra'
import ImageCaptchaPlugin from 'solve-image-captchas/puppeteer-extra'

const site = process.env.SITE ?? 'http://127.0.0.1:4000'

puppeteer.use(ImageCaptchaPlugin({ throwOnError: false }))

const browser = await puppeteer.launch()
try {
  const page = await browser.newPage()
  await page.goto(`${site}/svg-inline`)
  const { captchas, filtered, solved, error } = await page.solveImageCaptchas()

  // The same shape as in puppeteer-extra-plugin-recaptcha.
  console.log({ captchas: captchas.length, filtered: filtered.length, solved: solved.length, error })
  if (error) process.exitCode = 1
  else console.log(`accepted: "${solved[0].text}"`)
} finally {
  await browser.close()
}

const { chromium } = require('playwright')
const { CaptchaNotSolvedError } = require('solve-image-captchas')
const { withImageCaptchas } = require('solve-image-captchas/playwright')

const site = process.env.SITE ?? 'http://127.0.0.1:4000'

async function signIn(browser) {
  const page = await browser.newPage()
  withImageCaptchas(page) // only this page
  await page.goto(`${site}/svg-image`)
  const { solved } = await page.solveImageCaptchas()
  console.log(`accepted: "${solved[0].text}" after ${solved[0].attempts} image(s)`)
}

async function main() {
  const browser = await chromium.launch()
  try {
    await signIn(browser)
  } finally {
    await browser.close()
  }
}

main().catch((error) => {
  if (error instanceof CaptchaNotSolvedError) console.error(`${error.attempts.length} images were tried.`)
  console.error(error)
  process.exitCode = 1
})

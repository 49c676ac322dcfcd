import { chromium } from 'playwright'
import { withImageCaptchas } from 'solve-image-captchas/playwright'

const site = process.env.SITE ?? 'http://127.0.0.1:4000'

const browser = await chromium.launch()
try {
  const context = await browser.newContext()
  const solver = withImageCaptchas(context, { attempts: 8 }) // every page, popup and frame of the context
  solver.on('attempt', ({ number, verdict, reason }) => console.log(`image ${number}: ${verdict}, ${reason}`))

  const page = await context.newPage()
  await page.goto(`${site}/security-code`)
  await page.getByLabel('Member number').fill('20418')
  const { solved } = await page.solveImageCaptchas()

  for (const { captcha, text, attempts } of solved) {
    console.log(
      `accepted: "${text}", ${captcha.module}, ${attempts === 1 ? '1 image' : `${attempts} images`}`,
    )
  }
  console.log(await page.getByRole('heading', { level: 1 }).textContent())
} finally {
  await browser.close()
}

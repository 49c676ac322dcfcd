import { test } from './suite.ts'

for (const number of [1, 2, 3, 4]) {
  test(`solve ${number}`, async ({ page, site }) => {
    await page.goto(`${site.url}/django`)
    const started = performance.now()
    await page.solveImageCaptchas()
    console.log(`solve ${number}: ${Math.round(performance.now() - started)} ms`)
  })
}

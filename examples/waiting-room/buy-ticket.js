import { chromium } from 'playwright'
import { ImageCaptchaError } from 'solve-image-captchas'
import { withImageCaptchas } from 'solve-image-captchas/playwright'

/** Address of a page behind a waiting room with a challenge and five visitors ahead. */
const tickets = process.env.TICKETS

const browser = await chromium.launch()
try {
  const context = await browser.newContext()
  withImageCaptchas(context)

  const page = await context.newPage()
  await page.goto(tickets)
  const { url, token, waited, solved } = await page.waitForQueueTurn({
    timeout: 120_000,
    onProgress: ({ state, usersAhead, expectedTime }) =>
      console.log(state, usersAhead ?? '', expectedTime ?? ''),
  })

  console.log(`challenges solved: ${solved.length}`)
  console.log(`let in after ${Math.round(waited / 1_000)} s, as ${token?.queueId}: ${url}`)
} catch (error) {
  // Sold out, closed, expired and redirected elsewhere are distinct errors, each with a code.
  if (!(error instanceof ImageCaptchaError)) throw error
  console.error(error.code, error.message)
  process.exitCode = 1
} finally {
  await browser.close()
}
